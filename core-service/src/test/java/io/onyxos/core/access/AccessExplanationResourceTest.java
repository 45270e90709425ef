package io.onyxos.core.access;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER_2;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class AccessExplanationResourceTest {

    private static final String AURORA_IRIS = "a0000000-0000-4000-8000-000000000203";
    private static final String NIGHTFALL_LUNA = "b0000000-0000-4000-8000-000000000201";
    private static final String NIGHTFALL_NOVA = "b0000000-0000-4000-8000-000000000202";

    @Test
    void namesTheCheckThatFailsAndWhatWouldHelp() {
        explain(AURORA_CHATTER, Map.of("permission", "manage_models"))
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("reason", equalTo("role_lacks_permission"))
                .body("checks.check", contains("active_member", "role_has_permission"))
                .body("checks[1].role", equalTo("chatter"))
                .body("checks[1].roles_with_it", hasItem("owner"));
    }

    @Test
    void limitsAChatterToAssignedModels() {
        explain(AURORA_CHATTER, Map.of("permission", "view_content", "model_id", AURORA_IRIS))
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("reason", equalTo("model_not_assigned"))
                .body("checks[3].passed", equalTo(false));
        explain(AURORA_ADMIN, Map.of("permission", "view_content", "model_id", AURORA_IRIS))
                .statusCode(200)
                .body("allowed", equalTo(true));
    }

    /** Nightfall opens assigned models to people on the clock only; its second chatter is assigned to Luna alone. */
    @Test
    void offTheClockTheReasonStillTellsAssignedFromUnassignedModels() throws Exception {
        Members.run(
                "delete from public.timesheets where employee_id = ? and clock_out is null", NIGHTFALL_CHATTER_2.id());

        explain(NIGHTFALL_CHATTER_2, Map.of("permission", "view_content", "model_id", NIGHTFALL_NOVA))
                .statusCode(200)
                .body("reason", equalTo("model_not_assigned"))
                .body("remedy", containsString("assign the model"));
        explain(NIGHTFALL_CHATTER_2, Map.of("permission", "view_content", "model_id", NIGHTFALL_LUNA))
                .statusCode(200)
                .body("reason", equalTo("not_clocked_in"))
                .body("remedy", containsString("clock in"));
    }

    @Test
    void agreesWithWhatMeSaysForEveryPermission() {
        JsonPath roles = AURORA_OWNER.asks().get("/core/v1/roles").jsonPath();
        List<String> all = roles.getList("data.permissions.flatten().unique()", String.class);
        for (Person person : new Person[] {AURORA_OWNER, AURORA_ADMIN, AURORA_CHATTER}) {
            List<String> mine = person.asks().get("/core/v1/me").jsonPath().getList("permissions", String.class);
            for (String permission : all) {
                boolean allowed = explain(person, Map.of("permission", permission))
                        .extract()
                        .path("allowed");
                assertEquals(mine.contains(permission), allowed, person + " " + permission);
            }
        }
    }

    @Test
    void tellsManagersAboutTheirPeopleOnly() {
        explain(AURORA_OWNER, Map.of("permission", "view_content", "profile_id", AURORA_FORMER_CHATTER.id()))
                .statusCode(200)
                .body("reason", equalTo("deactivated"));
        explain(AURORA_CHATTER, Map.of("permission", "view_content", "profile_id", AURORA_ADMIN.id()))
                .statusCode(403);
        explain(NIGHTFALL_OWNER, Map.of("permission", "view_content", "profile_id", AURORA_ADMIN.id()))
                .statusCode(404);
        explain(NIGHTFALL_OWNER, Map.of("permission", "view_content", "model_id", AURORA_IRIS))
                .statusCode(404);
        explain(NIGHTFALL_OWNER, Map.of("permission", "view_content", "profile_id", UUID.randomUUID()))
                .statusCode(404);
    }

    @Test
    void anotherPersonsSecondFactorIsNotKnownAndTakenForShown() throws Exception {
        Newcomer owner = Newcomer.signUp();
        String agency = owner.agency();
        Newcomer admin = owner.hire("admin");
        Newcomer.edit(owner.asksWithSecondFactor(), agency, owner.tag(agency), Map.of("require_mfa", true))
                .statusCode(200);

        owner.asks()
                .queryParams("permission", "manage_team", "profile_id", admin.id())
                .get("/core/v1/access-explanations")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true))
                .body("checks.check", contains("active_member", "role_has_permission", "mfa"))
                .body("checks[2]", hasKey("passed"))
                .body("checks[2].passed", nullValue());
        admin.asks()
                .queryParam("permission", "manage_team")
                .get("/core/v1/access-explanations")
                .then()
                .body("reason", equalTo("mfa_required"))
                .body("checks[2].passed", equalTo(false))
                .body("remedy", equalTo("sign in with a second factor"));
    }

    @Test
    void answersWhoBelongsNowhere() {
        explain(NEWCOMER, Map.of("permission", "view_content")).statusCode(200).body("reason", equalTo("no_profile"));
    }

    @Test
    void asksForAPermissionThatExists() {
        explain(AURORA_OWNER, Map.of("permission", "fly")).statusCode(400).body("code", equalTo("unknown_permission"));
        explain(AURORA_OWNER, Map.of()).statusCode(400).body("errors[0].parameter", equalTo("permission"));
    }

    private static ValidatableResponse explain(Person person, Map<String, ?> query) {
        return person.asks()
                .queryParams(query)
                .get("/core/v1/access-explanations")
                .then();
    }
}
