package io.onyxos.core.profile;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ErasureTest {

    private static final String REASON = "Maria Pop left after a dispute";

    private Newcomer owner;
    private Newcomer member;
    private String profile;

    @BeforeEach
    void eraseAMember() throws Exception {
        owner = Newcomer.signUp();
        owner.agency();
        member = owner.hire("smm");
        profile = "/core/v1/profiles/" + member.id();
        owner.post(profile + "/change-role", Map.of("role", "rogue", "reason", "Maria Pop sells"))
                .then()
                .statusCode(200);
        owner.post(profile + "/deactivate", Map.of("reason", REASON)).then().statusCode(200);
        owner.asks().post(profile + "/erase").then().statusCode(200);
    }

    @Test
    void noStoredAnswerStillTellsTheName() throws Exception {
        Newcomer leaver = owner.hire("smm");
        String deactivate = "/core/v1/profiles/" + leaver.id() + "/deactivate";
        var command = owner.asks()
                .header("Idempotency-Key", "leaver")
                .contentType("application/json")
                .body(Map.of("reason", "left"));
        command.post(deactivate).then().statusCode(200);
        owner.asks().post("/core/v1/profiles/" + leaver.id() + "/erase").then().statusCode(200);

        command.post(deactivate).then().statusCode(409).body("code", equalTo("invalid_transition"));
        assertEquals(
                List.of(0L),
                Sql.column(
                        "select count(*) from core.idempotency_keys where strpos(body, ?) > 0",
                        leaver.id().toString()));
    }

    @Test
    void noServiceKeepsAnAnswerToThePersonOrAboutThem() throws Exception {
        Newcomer leaver = owner.hire("smm");
        Newcomer stranger = Newcomer.signUp();
        stranger.agency();
        String about = "{\"employee\": {\"id\": \"" + leaver.id() + "\", \"username\": \"maria\"}}";
        for (String service : List.of("operations", "academy")) {
            String answer = "insert into " + service + ".idempotency_keys (scope, key, request_hash, body)"
                    + " values (? || ' Test.erasure', ?, '', ?)";
            Members.run(answer, leaver.id(), "theirs", "{}");
            Members.run(answer, owner.id(), "about them", about);
            Members.run(answer, owner.id(), "about others", "{}");
            Members.run(answer, stranger.id(), "of another agency", "{}");
        }

        owner.post("/core/v1/profiles/" + leaver.id() + "/deactivate", Map.of("reason", REASON));
        owner.asks().post("/core/v1/profiles/" + leaver.id() + "/erase").then().statusCode(200);

        for (String service : List.of("operations", "academy")) {
            assertEquals(
                    List.of("about others", "of another agency"),
                    Sql.column("select key from " + service
                            + ".idempotency_keys where scope like '% Test.erasure' order by key"));
        }
    }

    @Test
    void anErasedProfileRefusesEveryEdit() {
        for (var change : List.of(
                Map.of("username", "maria", "display_name", "Maria Pop"),
                Map.of("avatar_url", "https://example.test/maria.png"),
                Map.of("timezone", "Europe/Bucharest"))) {
            owner.edit(profile, change).statusCode(409).body("code", equalTo("profile_erased"));
        }

        owner.asks()
                .get(profile)
                .then()
                .body("username", equalTo("erased-" + member.id().toString().substring(0, 8)))
                .body("display_name", nullValue());
    }

    @Test
    void anErasedProfileIsNotOfferedForEditing() {
        owner.asks()
                .queryParam("status", "deactivated")
                .get("/core/v1/profiles")
                .then()
                .statusCode(200)
                .body("data.can.edit", everyItem(equalTo(false)));
    }

    @Test
    void theDatabaseItselfRefusesEveryChangeButDeletion() throws Exception {
        for (String change : List.of(
                "display_name = 'Maria Pop'",
                "deactivation_reason = 'again'",
                "erased_at = null",
                "role = 'smm'",
                "status = 'active', deactivated_at = null")) {
            assertEquals(
                    List.of("profile_erased"),
                    Sql.refusal("update public.profiles set " + change + " where id = ?", member.id()),
                    change);
        }

        owner.hire("owner");
        Members.run("delete from public.profiles where id = ?", owner.id());
        Members.run("delete from public.profiles where id = ?", member.id());
        assertEquals(List.of(), Sql.column("select id from public.profiles where id = ?", member.id()));
    }

    @Test
    void erasureRemovesTheReasonsOfDecisionsAboutThePerson() throws Exception {
        assertEquals(
                Arrays.asList((Object) null),
                Sql.column("select deactivation_reason from public.profiles where id = ?", member.id()));

        String trail = owner.asks()
                .queryParam("limit", 200)
                .get("/core/v1/audit-entries")
                .then()
                .statusCode(200)
                .body("data.findAll { it.changes.role }.size()", not(equalTo(0)))
                .extract()
                .asString();
        assertFalse(trail.contains("Maria"), trail);
    }
}
