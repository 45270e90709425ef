package io.onyxos.core.profile;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token outlives what its person may do; the database is asked each time. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class LiveTokenTest {

    private static final String MODELS = "/core/v1/models";

    private Newcomer owner;
    private Newcomer admin;
    private String agency;

    @BeforeEach
    void hire() throws Exception {
        owner = Newcomer.signUp();
        agency = owner.agency();
        admin = owner.hire("admin");
        admin.post(MODELS, Map.of("name", "Muse")).then().statusCode(201);
    }

    @Test
    void whoIsDemotedHasLostTheRightWithTheNextRequest() {
        admin.asks().get(MODELS).then().body("data", hasSize(1));
        command("change-role", Map.of("role", "chatter", "reason", "reorganisation"));

        admin.asks().get(MODELS).then().statusCode(200).body("data", empty());
        admin.post(MODELS, Map.of("name", "Other")).then().statusCode(403);
        admin.asks().get(agency + "/billing").then().statusCode(403);
        admin.asks().get("/core/v1/me").then().body("role", equalTo("chatter"));
    }

    @Test
    void whoIsLockedOutSeesNothingWithTheNextRequest() {
        command("deactivate", Map.of("reason", "left"));

        admin.asks().get(MODELS).then().statusCode(200).body("data", empty());
        admin.asks().get("/core/v1/profiles").then().statusCode(200).body("data", empty());
        admin.asks().get(agency).then().statusCode(404);
        admin.post(MODELS, Map.of("name", "Other")).then().statusCode(403);
    }

    @Test
    void anAccountWithAProfileIsNotDeletedButMayBeDisabled() throws Exception {
        List<String> refusal = Sql.refusal("delete from auth.users where id = ?", admin.id());
        assertTrue(refusal.get(0).contains("profiles_id_fkey"), refusal.toString());

        Members.run("update auth.users set deleted_at = now(), email = null where id = ?", admin.id());
        owner.asks()
                .get("/core/v1/profiles/" + admin.id())
                .then()
                .statusCode(200)
                .body("username", equalTo("m-" + admin.id()));
        assertEquals(
                List.of(admin.id()),
                Sql.column("select created_by from public.models where created_by = ?", admin.id()));
    }

    private void command(String verb, Map<String, ?> body) {
        owner.post("/core/v1/profiles/" + admin.id() + "/" + verb, body).then().statusCode(200);
    }
}
