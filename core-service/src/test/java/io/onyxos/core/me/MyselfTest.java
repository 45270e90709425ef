package io.onyxos.core.me;

import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_ROGUE;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class MyselfTest {

    @Test
    void peopleEditTheirProfileAndContactInOneGo() {
        edit(AURORA_RANGER, Map.of("display_name", "Ray", "phone", "+40721000000", "country", "RO"))
                .statusCode(200)
                .body("profile.display_name", equalTo("Ray"))
                .body("profile.username", equalTo("aurora-ranger"))
                .body("contact.phone", equalTo("+40721000000"))
                .body("contact.country", equalTo("RO"));
        edit(AURORA_RANGER, "{\"phone\": null}").statusCode(200).body("contact.phone", nullValue());
    }

    @Test
    void theContactFollowsTheAddressOfTheToken() throws Exception {
        Members.run(
                "update public.profile_contacts set email = 'old@aurora.test' where profile_id = ?",
                AURORA_RANGER.id());

        edit(AURORA_RANGER, Map.of("language", "ro"))
                .statusCode(200)
                .body("contact.email", equalTo(AURORA_RANGER.email()));
    }

    @Test
    void nobodyWritesTheirOwnRoleOrAddress() {
        for (String field : new String[] {"role", "agency_id", "status", "email"}) {
            edit(AURORA_RANGER, Map.of(field, "owner")).statusCode(400).body("code", equalTo("unknown_field"));
        }
    }

    @Test
    void refusesBadInputWithAPointer() {
        edit(AURORA_RANGER, Map.of("phone", "0721")).statusCode(400).body("errors[0].pointer", equalTo("/phone"));
        edit(AURORA_RANGER, Map.of("country", "UK")).statusCode(400).body("errors[0].pointer", equalTo("/country"));
        edit(AURORA_RANGER, Map.of("language", "-")).statusCode(400).body("errors[0].pointer", equalTo("/language"));
        edit(AURORA_RANGER, "{\"username\": null}").statusCode(400).body("errors[0].pointer", equalTo("/username"));
        edit(AURORA_RANGER, Map.of("username", "aurora-OWNER")).statusCode(409).body("code", equalTo("username_taken"));
    }

    @Test
    void whoLeavesStandsOutsideFromTheNextRequestOn() throws Exception {
        try {
            AURORA_ROGUE
                    .asks()
                    .post("/core/v1/me/leave")
                    .then()
                    .statusCode(200)
                    .body("standing", equalTo("deactivated"))
                    .body("permissions", empty());
            AURORA_ROGUE
                    .asks()
                    .get("/core/v1/profiles/" + AURORA_ROGUE.id())
                    .then()
                    .statusCode(404);
            edit(AURORA_ROGUE, Map.of("display_name", "ghost")).statusCode(404);
        } finally {
            Members.restore(AURORA_ROGUE, "rogue");
        }
    }

    @Test
    void theLastOwnerStays() {
        NIGHTFALL_OWNER.asks().post("/core/v1/me/leave").then().statusCode(409).body("code", equalTo("last_owner"));
    }

    @Test
    void whoBelongsNowhereHasNothingToEditOrLeave() {
        edit(NEWCOMER, Map.of("display_name", "x")).statusCode(404);
        NEWCOMER.asks().post("/core/v1/me/leave").then().statusCode(404);
    }

    private static ValidatableResponse edit(Person person, Object change) {
        return person.asks()
                .contentType("application/merge-patch+json")
                .body(change)
                .patch("/core/v1/me")
                .then();
    }
}
