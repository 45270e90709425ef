package io.onyxos.core.me;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is good for an hour, its session only until the person signs out. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class SignOutTest {

    private final UUID session = UUID.randomUUID();
    private Newcomer owner;

    @BeforeEach
    void signIn() throws Exception {
        owner = Newcomer.signUp();
        owner.agency();
        Members.run("insert into auth.sessions (id, user_id) values ('" + session + "', ?)", owner.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from auth.sessions where user_id = ?",
                "update auth.sessions set not_after = now() where user_id = ?"
            })
    void anEndedSessionIsRefusedWithTheNextRequest(String end) throws Exception {
        get("/core/v1/models", owner).statusCode(200);
        get("/core/v1/me", owner).statusCode(200).body("role", equalTo("owner"));

        Members.run(end, owner.id());

        for (String path : new String[] {"/core/v1/models", "/core/v1/me", "/core/v1/models/" + UUID.randomUUID()}) {
            get(path, owner)
                    .statusCode(401)
                    .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                    .body("code", equalTo("session_ended"))
                    .body("detail", equalTo("You have signed out of this session. Sign in again."));
        }
        given().header("Authorization", bearer(owner))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("name", "Muse"))
                .post("/core/v1/models")
                .then()
                .statusCode(401)
                .body("code", equalTo("session_ended"));
    }

    @Test
    void aSessionIsItsOwnersOnly() throws Exception {
        Newcomer other = Newcomer.signUp();
        other.agency();

        get("/core/v1/models", other).statusCode(401).body("code", equalTo("session_ended"));
    }

    @Test
    void theDataApiShowsNothingAfterASignOut() throws Exception {
        String claims = "select set_config('request.jwt.claims', json_build_object('sub', '" + owner.id()
                + "', 'session_id', '" + session + "')::text, true), ";
        String helpers = "private.my_agency_id() is not null, private.has_permission('view_all_models')";
        assertEquals("[true, true]", standing(claims + helpers));

        Members.run("delete from auth.sessions where user_id = ?", owner.id());
        assertEquals("[false, false]", standing(claims + helpers));
    }

    private static String standing(String sql) throws Exception {
        Object row = Sql.column("select array[b, c] from (" + sql + ") as t (a, b, c)")
                .get(0);
        return Arrays.toString((Object[]) ((java.sql.Array) row).getArray());
    }

    private ValidatableResponse get(String path, Newcomer person) {
        return given().header("Authorization", bearer(person)).get(path).then();
    }

    private String bearer(Newcomer person) {
        return ServiceStack.bearer(person.id(), Map.of("email", person.email(), "session_id", session.toString()));
    }
}
