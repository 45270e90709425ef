package io.onyxos.core.audit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the trail records, table by table, and what it keeps to itself. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class AuditTrailTest {

    private Newcomer owner;
    private String agency;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
    }

    @Test
    void aFoundingIsItsOwnersFirstAct() {
        trail(Map.of("action", "insert"))
                .body("data.table", hasItems("agencies", "agency_billing", "profiles", "profile_contacts"))
                .body("data.actor_id.unique()", contains(owner.id().toString()));
    }

    @Test
    void aPrivateFileIsRecordedWithoutWhatIsInIt() {
        String file = model() + "/private";
        owner.asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("legal_name", "Secret name", "birth_date", "1990-01-01", "notes", "secret note"))
                .patch(file)
                .then()
                .statusCode(200);
        owner.edit(file, Map.of("legal_name", "Another secret")).statusCode(200);

        trail(Map.of("table", "model_private"))
                .body("data.action", hasItems("update", "insert"))
                .body("data.find { it.action == 'update' }.changes.legal_name", contains("[redacted]", "[redacted]"))
                .body("data.find { it.action == 'insert' }.changes.birth_date", contains(null, "[redacted]"))
                .body(not(containsString("ecret")));
    }

    @Test
    void aRowThatWasOnlyTouchedIsNotRecorded() {
        String model = model();
        owner.post(model + "/accounts", Map.of("platform", "x", "username", "muse"))
                .then()
                .statusCode(201);
        owner.edit(model, Map.of("name", "Muse")).statusCode(200);

        trail(Map.of("table", "models")).body("data.action", contains("insert"));
        trail(Map.of("table", "model_accounts")).body("data", hasSize(1));
    }

    @Test
    void aChangeNamesItsColumnsOnlyAndADeletionAll() {
        String model = model();
        owner.edit(model, Map.of("bio", "dancer")).statusCode(200);
        owner.asks().header("If-Match", owner.tag(model)).delete(model).then().statusCode(204);

        trail(Map.of("table", "models"))
                .body("data.action", contains("delete", "update", "insert"))
                .body("data[1].changes", equalTo(Map.of("bio", Arrays.asList(null, "dancer"))))
                .body("data[0].changes.name", contains("Muse", null));
    }

    @Test
    void theReasonOfAnActIsKeptWithAllThatItChanged() throws Exception {
        Newcomer member = owner.hire("smm");
        owner.post("/core/v1/profiles/" + member.id() + "/deactivate", Map.of("reason", "left us"))
                .then()
                .statusCode(200);
        owner.edit(agency, Map.of("name", "Renamed")).statusCode(200);

        trail(Map.of("row_id", member.id(), "action", "update")).body("data.reason", contains("left us"));
        trail(Map.of("table", "agencies", "action", "update")).body("data.reason", contains((Object) null));
    }

    private String model() {
        return owner.post("/core/v1/models", Map.of("name", "Muse")).header("Location");
    }

    private ValidatableResponse trail(Map<String, ?> query) {
        return owner.asks()
                .queryParams(query)
                .get("/core/v1/audit-entries")
                .then()
                .statusCode(200);
    }
}
