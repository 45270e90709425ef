package io.onyxos.core.profile;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ProfileEditTest {

    @Test
    void aManagerEditsWhoRanksLower() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        edit(AURORA_ADMIN, member, Map.of("display_name", "Sam", "timezone", "Europe/Paris"))
                .statusCode(200)
                .body("display_name", equalTo("Sam"))
                .body("timezone", equalTo("Europe/Paris"))
                .body("can", nullValue());
    }

    @Test
    void nobodyEditsWhoRanksAsHighOrHasNoRightToEdit() throws Exception {
        UUID admin = Members.join(AURORA_OWNER, "admin");
        UUID smm = Members.join(AURORA_OWNER, "smm");

        edit(AURORA_ADMIN, admin, Map.of("display_name", "no")).statusCode(403);
        edit(AURORA_PALADIN, AURORA_OWNER.id(), Map.of("display_name", "no")).statusCode(403);
        edit(AURORA_RANGER, smm, Map.of("display_name", "no")).statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void theOtherAgencySeesNobody() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        NIGHTFALL_OWNER.asks().get(path(member)).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(path(member) + "/contact").then().statusCode(404);
        edit(NIGHTFALL_OWNER, member, "\"x\"", Map.of("display_name", "no")).statusCode(404);
        AURORA_OWNER.asks().get(path(UUID.randomUUID())).then().statusCode(404);
    }

    @Test
    void whatAFunctionMovesIsNoField() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        for (String field : new String[] {"role", "agency_id", "status", "invited_by", "created_by"}) {
            edit(AURORA_OWNER, member, Map.of(field, "owner")).statusCode(400).body("code", equalTo("unknown_field"));
        }
    }

    @Test
    void refusesWhatNoProfileMayBe() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        edit(AURORA_OWNER, member, Map.of("username", "-x"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/username"));
        // else somebody could keep another from being erased by taking the name beforehand
        edit(
                        AURORA_OWNER,
                        member,
                        Map.of("username", "Erased-" + member.toString().substring(0, 8)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/username"));
        edit(AURORA_OWNER, member, Map.of("timezone", "EST"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/timezone"));
        edit(AURORA_OWNER, member, Map.of("username", "AURORA-owner"))
                .statusCode(409)
                .body("code", equalTo("username_taken"));
    }

    @Test
    void twoEditsOfOneVersionHaveOneWinner() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");
        String tag = AURORA_OWNER.asks().get(path(member)).header("ETag");

        edit(AURORA_OWNER, member, tag, Map.of("display_name", "first")).statusCode(200);
        edit(AURORA_OWNER, member, tag, Map.of("display_name", "second")).statusCode(412);
        AURORA_OWNER
                .asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("display_name", "blind"))
                .patch(path(member))
                .then()
                .statusCode(428);
    }

    @Test
    void aUsernameThatTwoWantAtOnceGoesToOne() throws Exception {
        Newcomer owner = Newcomer.signUp();
        owner.agency();
        Newcomer one = owner.hire("smm");
        Newcomer other = owner.hire("chatter");
        try (Sql rival = Sql.holding("update public.profiles set username = 'Wanted' where id = ?", owner.id())) {
            var first = CompletableFuture.supplyAsync(() -> rename(one, "wanted"));
            var second = CompletableFuture.supplyAsync(() -> rename(other, "WANTED"));
            Sql.awaitWaiting("update profiles%", 2);
            rival.letGo();

            List<Response> answers = Stream.of(first.join(), second.join())
                    .sorted(Comparator.comparing(Response::statusCode))
                    .toList();
            answers.get(0).then().statusCode(200);
            answers.get(1).then().statusCode(409).body("code", equalTo("username_taken"));
        }
    }

    private static Response rename(Newcomer person, String username) {
        return person.asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("username", username))
                .patch("/core/v1/me");
    }

    @Test
    void aContactIsForTheTeamsManagersAndOneself() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");

        AURORA_PALADIN
                .asks()
                .get(path(member) + "/contact")
                .then()
                .statusCode(200)
                .body("email", equalTo("m-" + member + "@members.test"));
        AURORA_CHATTER.asks().get(path(member) + "/contact").then().statusCode(403);
        AURORA_CHATTER
                .asks()
                .get(path(AURORA_CHATTER.id()) + "/contact")
                .then()
                .statusCode(200)
                .body("email", equalTo(AURORA_CHATTER.email()));
    }

    private static ValidatableResponse edit(Person person, UUID member, Map<String, ?> change) {
        return edit(person, member, AURORA_OWNER.asks().get(path(member)).header("ETag"), change);
    }

    private static ValidatableResponse edit(Person person, UUID member, String tag, Map<String, ?> change) {
        return person.asks()
                .header("If-Match", tag)
                .contentType("application/merge-patch+json")
                .body(change)
                .patch(path(member))
                .then();
    }

    private static String path(UUID member) {
        return "/core/v1/profiles/" + member;
    }
}
