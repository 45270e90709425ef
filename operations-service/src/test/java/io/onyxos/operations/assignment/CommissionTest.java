package io.onyxos.operations.assignment;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_GRANDMASTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_ROGUE;
import static io.onyxos.operations.assignment.Assignments.LUNA;
import static io.onyxos.operations.assignment.Assignments.PATH;
import static io.onyxos.operations.assignment.Assignments.TODAY;
import static io.onyxos.operations.assignment.Assignments.assign;
import static io.onyxos.operations.assignment.Assignments.edit;
import static io.onyxos.operations.assignment.Assignments.get;
import static io.onyxos.operations.assignment.Assignments.path;
import static io.onyxos.operations.assignment.Assignments.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class CommissionTest {

    private static final Map<String, String> FIFTEEN_PERCENT = Map.of("commission_override", "0.1500");

    @BeforeEach
    void nobodyIsAssigned() throws Exception {
        Assignments.forgetAll();
    }

    @Test
    void isShownToWhomItPaysAndToPayrollAndAbsentForOthers() {
        Response paid = assign(AURORA_OWNER, LUNA, AURORA_CHATTER, FIFTEEN_PERCENT);

        paid.then().statusCode(201).body("commission_override", equalTo("0.1500"));
        for (Person knowing : List.of(AURORA_CHATTER, AURORA_GRANDMASTER, AURORA_ADMIN)) {
            get(knowing, paid).then().body("commission_override", equalTo("0.1500"));
            knowing.asks().get(PATH).then().body("data.commission_override", contains("0.1500"));
        }
        for (Person other : List.of(AURORA_PALADIN, AURORA_ROGUE)) {
            get(other, paid).then().statusCode(200).body("$", not(hasKey("commission_override")));
            other.asks().get(PATH).then().body("data[0]", not(hasKey("commission_override")));
        }
        Response unpaid = assign(AURORA_OWNER, LUNA, AURORA_ROGUE, Map.of());
        get(AURORA_ROGUE, unpaid)
                .then()
                .body("$", hasKey("commission_override"))
                .body("commission_override", nullValue());
    }

    @Test
    void isSetByWhoManagesPayrollAndByNobodyForThemselves() {
        assign(AURORA_PALADIN, LUNA, AURORA_CHATTER, FIFTEEN_PERCENT).then().statusCode(403);
        assign(AURORA_GRANDMASTER, LUNA, AURORA_CHATTER, FIFTEEN_PERCENT).then().statusCode(403);
        assign(AURORA_ADMIN, LUNA, AURORA_ADMIN, FIFTEEN_PERCENT)
                .then()
                .statusCode(403)
                .body("code", equalTo("own_pay"))
                .body("errors.pointer", contains("/commission_override"));
        assign(AURORA_ADMIN, LUNA, AURORA_CHATTER, Map.of("commission_override", "1.01"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/commission_override"));
    }

    @Test
    void isNotLostWhenSomebodyWhoDoesNotSeeItEditsTheRest() {
        Response paid = assign(
                AURORA_OWNER,
                LUNA,
                AURORA_CHATTER,
                Map.of(
                        "commission_override",
                        "0.1500",
                        "starts_on",
                        TODAY.plusDays(2).toString()));

        Response moved =
                edit(AURORA_PALADIN, paid, Map.of("starts_on", TODAY.plusDays(3).toString()));
        moved.then().statusCode(200);
        edit(AURORA_PALADIN, moved, "{\"commission_override\": null}").then().statusCode(403);

        get(AURORA_OWNER, paid).then().body("commission_override", equalTo("0.1500"));
    }

    @Test
    void isFixedOnceTheAssignmentHasBegunAndChangesByRevision() {
        Response begun = assign(AURORA_OWNER, LUNA, AURORA_CHATTER, FIFTEEN_PERCENT);
        String tomorrow = TODAY.plusDays(1).toString();

        edit(AURORA_OWNER, begun, Map.of("commission_override", "0.2"))
                .then()
                .statusCode(409)
                .body("code", equalTo("assignment_started"));
        Response successor = post(
                AURORA_OWNER,
                path(begun) + "/revise",
                Map.of("effective_on", tomorrow, "commission_override", "0.2000"));

        successor
                .then()
                .statusCode(201)
                .body("starts_on", equalTo(tomorrow))
                .body("commission_override", equalTo("0.2000"))
                .body("duty", equalTo("primary"));
        get(AURORA_OWNER, begun)
                .then()
                .body("ends_on", equalTo(TODAY.toString()))
                .body("commission_override", equalTo("0.1500"));
        post(AURORA_OWNER, path(begun) + "/revise", Map.of("effective_on", tomorrow))
                .then()
                .statusCode(400)
                .body("code", equalTo("outside_assignment"));
    }

    @Test
    void aRevisionKeepsWhatItDoesNotNameAndClearsWhatItNamesNull() {
        Response begun = assign(AURORA_OWNER, LUNA, AURORA_CHATTER, FIFTEEN_PERCENT);

        Response kept = post(
                AURORA_PALADIN,
                path(begun) + "/revise",
                Map.of("effective_on", TODAY.plusDays(1).toString(), "duty", "backup"));
        kept.then().statusCode(201).body("duty", equalTo("backup")).body("$", not(hasKey("commission_override")));
        get(AURORA_OWNER, kept).then().body("commission_override", equalTo("0.1500"));

        post(
                        AURORA_OWNER,
                        path(kept) + "/revise",
                        "{\"effective_on\": \"" + TODAY.plusDays(2) + "\", \"commission_override\": null}")
                .then()
                .statusCode(201)
                .body("$", hasKey("commission_override"))
                .body("commission_override", nullValue());
    }

    @Test
    void staysOutOfTheAuditTrail() throws Exception {
        Response begun = assign(AURORA_OWNER, LUNA, AURORA_CHATTER, FIFTEEN_PERCENT);
        post(
                        AURORA_PALADIN,
                        path(begun) + "/revise",
                        Map.of("effective_on", TODAY.plusDays(1).toString()))
                .then()
                .statusCode(201);

        assertEquals(
                List.of("[null, \"[redacted]\"]", "[null, \"[redacted]\"]"),
                Sql.column(
                        "select changes ->> 'commission_override' from public.audit_entries"
                                + " where table_name = 'model_assignments' and action = 'insert'"
                                + " and row_id in (select id from public.model_assignments where profile_id = ?)",
                        AURORA_CHATTER.id()));
    }
}
