package io.onyxos.core.profile;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ProfileListTest {

    @Test
    void showsEveryActiveColleagueAndNobodyElse() {
        list(AURORA_CHATTER, "limit", 200)
                .body("data.id", hasItem(AURORA_OWNER.id().toString()))
                .body("data.id", not(hasItem(AURORA_FORMER_CHATTER.id().toString())))
                .body("data.agency_id.unique().size()", equalTo(1))
                .body("data.status", everyItem(equalTo("active")));
        list(NIGHTFALL_PALADIN, "limit", 200)
                .body("data.id", not(hasItem(AURORA_OWNER.id().toString())));
        list(NEWCOMER, "limit", 200).body("data", empty());
    }

    @Test
    void filtersByRoleAndStatus() {
        list(AURORA_OWNER, "role", "admin", "q", "aurora-")
                .body("data.id", contains(AURORA_ADMIN.id().toString()));
        list(AURORA_OWNER, "status", "deactivated", "q", "aurora-chatter")
                .body("data.id", contains(AURORA_FORMER_CHATTER.id().toString()));
        get(AURORA_OWNER, Map.of("role", "king")).statusCode(400).body("code", equalTo("invalid_parameter"));
        get(AURORA_OWNER, Map.of("rolle", "admin")).statusCode(400).body("code", equalTo("unknown_parameter"));
    }

    @Test
    void takesTheBeginningOfANameLiterally() throws Exception {
        Members.run("update public.profiles set display_name = '100% Me' where id = ?", AURORA_ADMIN.id());

        list(AURORA_OWNER, "q", "AURORA-Adm")
                .body("data.id", contains(AURORA_ADMIN.id().toString()));
        list(AURORA_OWNER, "q", "100%")
                .body("data.id", contains(AURORA_ADMIN.id().toString()));
        list(AURORA_OWNER, "q", "_urora").body("data", empty());
    }

    @Test
    void cutsPagesThatJoinToTheWhole() {
        for (String sort : new String[] {"username", "joined_at"}) {
            var first = list(NIGHTFALL_PALADIN, "sort", sort, "limit", 3).body("next_cursor", notNullValue());
            String cursor = first.extract().path("next_cursor");
            var rest = list(NIGHTFALL_PALADIN, "sort", sort, "limit", 3, "cursor", cursor);
            var whole = list(NIGHTFALL_PALADIN, "sort", sort, "limit", 6)
                    .extract()
                    .jsonPath()
                    .getList("data.id");
            var joined = first.extract().jsonPath().getList("data.id");
            joined.addAll(rest.extract().jsonPath().getList("data.id"));
            assertEquals(whole, joined);
        }
    }

    @Test
    void exportsTheListAsCsv() {
        AURORA_OWNER
                .asks()
                .accept("text/csv")
                .queryParam("q", "aurora-admin")
                .get("/core/v1/profiles")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(startsWith("id,agency_id,username,"))
                .body(containsString(",aurora-admin,"));
    }

    @Test
    void tellsWhatTheCallerMayDoWithEach() {
        list(AURORA_ADMIN, "q", "aurora-chatter")
                .body("data[0].can", equalTo(Map.of("edit", true, "change_role", true, "deactivate", true)));
        list(AURORA_ADMIN, "q", "aurora-owner")
                .body("data[0].can", equalTo(Map.of("edit", false, "change_role", false, "deactivate", false)));
        list(AURORA_CHATTER, "q", "aurora-chatter")
                .body("data[0].can", equalTo(Map.of("edit", true, "change_role", false, "deactivate", false)));
        list(AURORA_CHATTER, "q", "aurora-smm").body("data[0].can.edit", equalTo(false));
    }

    private static ValidatableResponse list(Person person, String name, Object value, Object... more) {
        return person.asks()
                .queryParams(name, value, more)
                .get("/core/v1/profiles")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(Person person, Map<String, ?> query) {
        return person.asks().queryParams(query).get("/core/v1/profiles").then();
    }
}
