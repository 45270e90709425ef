package io.onyxos.core.profile;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class StandingTest {

    @Test
    void aManagerPromotesUpToTheirOwnRank() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        changeRole(AURORA_ADMIN, member, "admin").statusCode(200).body("role", equalTo("admin"));
        changeRole(AURORA_ADMIN, member, "smm").statusCode(403).body("code", equalTo("rank_too_low"));
        changeRole(AURORA_OWNER, member, "smm").statusCode(200).body("role", equalTo("smm"));
    }

    @Test
    void nobodyRisesByTheirOwnHand() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        changeRole(AURORA_ADMIN, AURORA_ADMIN.id(), "owner").statusCode(403);
        changeRole(AURORA_ADMIN, member, "owner").statusCode(403).body("code", equalTo("rank_too_low"));
        changeRole(AURORA_ADMIN, AURORA_OWNER.id(), "chatter").statusCode(403);
        changeRole(AURORA_PALADIN, member, "chatter").statusCode(403).body("code", equalTo("forbidden"));
        changeRole(NIGHTFALL_OWNER, member, "chatter").statusCode(404);
    }

    @Test
    void aRoleChangeNamesARoleAndAReason() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        changeRole(AURORA_OWNER, member, "king").statusCode(400);
        command(AURORA_OWNER, member, "change-role", Map.of("role", "admin"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"));
        for (String verb : new String[] {"change-role", "deactivate"}) {
            for (String reason : new String[] {"r".repeat(501), "nul \u0000", "half \ud83d", "\u3000"}) {
                command(AURORA_OWNER, member, verb, body(verb, reason))
                        .then()
                        .statusCode(400)
                        .body("errors[0].pointer", equalTo("/reason"));
            }
            command(AURORA_OWNER, member, verb, body(verb, "r".repeat(500)))
                    .then()
                    .statusCode(200);
        }
    }

    private static Map<String, String> body(String verb, String reason) {
        return verb.equals("deactivate") ? Map.of("reason", reason) : Map.of("reason", reason, "role", "rogue");
    }

    @Test
    void aDeactivatedMemberComesBackInTheOldRole() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        deactivate(AURORA_ADMIN, member)
                .statusCode(200)
                .body("status", equalTo("deactivated"))
                .body("deactivated_at", notNullValue());
        deactivate(AURORA_ADMIN, member).statusCode(409).body("code", equalTo("invalid_transition"));
        changeRole(AURORA_OWNER, member, "chatter").statusCode(409).body("code", equalTo("not_active"));
        AURORA_ADMIN
                .asks()
                .post(path(member) + "/reactivate")
                .then()
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("role", equalTo("smm"));
    }

    @Test
    void aDeactivationNeedsRightRankAndReason() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "admin");

        deactivate(AURORA_ADMIN, member).statusCode(403).body("code", equalTo("rank_too_low"));
        deactivate(AURORA_PALADIN, member).statusCode(403);
        deactivate(NIGHTFALL_OWNER, member).statusCode(404);
        command(AURORA_OWNER, member, "deactivate", Map.of("reason", " "))
                .then()
                .statusCode(400);
    }

    @Test
    void aDecisionIsRefusedToWhoWasDemotedWhileItWaited() throws Exception {
        Newcomer founder = Newcomer.signUp();
        founder.agency();
        Newcomer admin = founder.hire("admin");
        Newcomer chatter = founder.hire("chatter");
        try (Sql lock = Sql.holding("select from public.profiles where id = ? for update", chatter.id())) {
            var waiting = CompletableFuture.supplyAsync(() -> admin.post(
                    "/core/v1/profiles/" + chatter.id() + "/change-role",
                    Map.of("role", "smm", "reason", "promotion")));
            Sql.awaitWaiting("%change_role%", 1);
            founder.post(
                            "/core/v1/profiles/" + admin.id() + "/change-role",
                            Map.of("role", "rogue", "reason", "reorganisation"))
                    .then()
                    .statusCode(200);
            lock.letGo();

            waiting.join().then().statusCode(403).body("permission", equalTo("manage_team"));
        }
        assertEquals(List.of("chatter"), Sql.column("select role from public.profiles where id = ?", chatter.id()));
    }

    @Test
    void erasureForgetsNameAndContactForGood() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");
        String erase = path(member) + "/erase";

        AURORA_OWNER.asks().post(erase).then().statusCode(409);
        deactivate(AURORA_OWNER, member).statusCode(200);
        AURORA_ADMIN.asks().post(erase).then().statusCode(403);
        AURORA_OWNER
                .asks()
                .post(erase)
                .then()
                .statusCode(200)
                .body("username", equalTo("erased-" + member.toString().substring(0, 8)))
                .body("display_name", nullValue())
                .body("avatar_url", nullValue())
                .body("erased_at", notNullValue());
        AURORA_OWNER.asks().get(path(member) + "/contact").then().statusCode(404);
        AURORA_OWNER.asks().post(path(member) + "/reactivate").then().statusCode(409);
    }

    private static ValidatableResponse changeRole(Person person, UUID member, String role) {
        return command(person, member, "change-role", Map.of("role", role, "reason", "reorganisation"))
                .then();
    }

    private static ValidatableResponse deactivate(Person person, UUID member) {
        return command(person, member, "deactivate", Map.of("reason", "left us"))
                .then();
    }

    private static Response command(Person person, UUID member, String verb, Map<String, ?> body) {
        return person.asks().contentType(ContentType.JSON).body(body).post(path(member) + "/" + verb);
    }

    private static String path(UUID member) {
        return "/core/v1/profiles/" + member;
    }
}
