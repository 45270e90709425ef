package io.onyxos.core.audit;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class AuditEntryResourceTest {

    @Test
    void showsWhoDidWhatAndWhyNewestFirst() throws Exception {
        UUID member = promoted();

        list(AURORA_OWNER, Map.of("table", "profiles", "row_id", member))
                .body("data.action", contains("update", "insert"))
                .body("data[0].actor_id", equalTo(AURORA_OWNER.id().toString()))
                .body("data[0].actor_kind", equalTo("person"))
                .body("data[0].reason", equalTo("does well"))
                .body("data[0].request_id", notNullValue())
                .body("data[0].changes.role", contains("smm", "ranger"))
                .body("data[1].actor_kind", equalTo("system"));
    }

    @Test
    void narrowsByActionActorAndTime() throws Exception {
        UUID member = promoted();

        list(AURORA_OWNER, Map.of("row_id", member, "action", "update")).body("data", hasSize(1));
        list(AURORA_OWNER, Map.of("row_id", member, "actor_id", AURORA_OWNER.id()))
                .body("data", hasSize(1));
        String at = list(AURORA_OWNER, Map.of("row_id", member, "limit", 1))
                .extract()
                .path("data[0].at");
        list(AURORA_OWNER, Map.of("row_id", member, "from", at)).body("data.action", contains("update"));
        list(AURORA_OWNER, Map.of("row_id", member, "to", at)).body("data.action", contains("insert"));
        AURORA_OWNER
                .asks()
                .queryParam("action", "looked")
                .get("/core/v1/audit-entries")
                .then()
                .statusCode(400);
    }

    @Test
    void cutsPagesWithoutLossOrRepetition() throws Exception {
        UUID member = promoted();
        String next = list(AURORA_OWNER, Map.of("row_id", member, "limit", 1))
                .body("data.action", contains("update"))
                .extract()
                .path("next_cursor");

        list(AURORA_OWNER, Map.of("row_id", member, "limit", 1, "cursor", next))
                .body("data.action", contains("insert"))
                .body("next_cursor", nullValue());
    }

    @Test
    void othersSeeTheirOwnActsOnlyAndStrangersNothing() throws Exception {
        UUID member = promoted();

        list(NIGHTFALL_OWNER, Map.of("row_id", member)).body("data", empty());
        list(AURORA_CHATTER, Map.of("row_id", member)).body("data", empty());
        AURORA_CHATTER
                .asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("display_name", "C " + member))
                .patch("/core/v1/me")
                .then()
                .statusCode(200);
        list(AURORA_CHATTER, Map.of("limit", 200))
                .body("data", not(empty()))
                .body("data.actor_id", everyItem(equalTo(AURORA_CHATTER.id().toString())));
        list(NEWCOMER, Map.of()).body("data", empty());
    }

    @Test
    void isExportedAsCsv() throws Exception {
        UUID member = promoted();

        String csv = AURORA_OWNER
                .asks()
                .accept("text/csv")
                .queryParam("row_id", member)
                .get("/core/v1/audit-entries")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        String[] lines = csv.split("\r\n");
        assertEquals(
                "id,at,actor_id,actor_kind,action,table,row_id,changes,reason,request_id", lines[0].replace("\"", ""));
        assertEquals(3, lines.length);
        assertTrue(lines[1].contains("\"{\"\"role\"\": [\"\"smm\"\", \"\"ranger\"\"]}\""), lines[1]);
    }

    @Test
    void erasureTakesNameAndContactOutOfTheTrailAndLeavesTheActs() throws Exception {
        Newcomer owner = Newcomer.signUp();
        owner.agency();
        Newcomer member = owner.hire("smm");
        member.asks()
                .contentType("application/merge-patch+json")
                .body(Map.of("username", "real-name", "display_name", "Real Name", "phone", "+40721000000"))
                .patch("/core/v1/me")
                .then()
                .statusCode(200);
        String path = "/core/v1/profiles/" + member.id();
        owner.post(path + "/deactivate", Map.of("reason", "left")).then().statusCode(200);
        owner.asks().post(path + "/erase").then().statusCode(200);

        String trail = owner.asks()
                .queryParam("limit", 200)
                .get("/core/v1/audit-entries")
                .then()
                .statusCode(200)
                .body("data.findAll { it.row_id == '" + member.id() + "' }.action", hasItems("insert", "update"))
                .body(
                        "data.findAll { it.row_id == '" + member.id() + "' && it.changes.username }"
                                + ".collectMany { it.changes.username }.unique()",
                        containsInAnyOrder(null, "[redacted]"))
                .body(
                        "data.findAll { it.table == 'profile_contacts' && it.changes.phone }"
                                + ".collectMany { it.changes.phone }.unique()",
                        containsInAnyOrder(null, "[redacted]"))
                .body("data.find { it.changes.status }.changes.status", contains("active", "deactivated"))
                .extract()
                .asString();
        for (String secret :
                new String[] {"real-name", "Real Name", "+40721000000", member.email(), "m-" + member.id()}) {
            assertFalse(trail.contains(secret), secret);
        }
    }

    private static UUID promoted() throws Exception {
        UUID member = Members.join(AURORA_OWNER, "smm");
        AURORA_OWNER
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("role", "ranger", "reason", "does well"))
                .post("/core/v1/profiles/" + member + "/change-role")
                .then()
                .statusCode(200);
        return member;
    }

    private static ValidatableResponse list(Person person, Map<String, ?> query) {
        return person.asks()
                .queryParams(query)
                .get("/core/v1/audit-entries")
                .then()
                .statusCode(200);
    }
}
