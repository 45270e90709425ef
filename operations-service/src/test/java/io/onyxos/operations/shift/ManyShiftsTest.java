package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static io.onyxos.operations.shift.Shifts.PATH;
import static io.onyxos.operations.shift.Shifts.at;
import static io.onyxos.operations.shift.Shifts.plan;
import static io.onyxos.operations.shift.Shifts.post;
import static io.onyxos.operations.shift.Shifts.shift;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ManyShiftsTest {

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void eachOfManySucceedsOrFailsAlone() {
        post(
                        AURORA_PALADIN,
                        PATH + "/bulk",
                        Map.of(
                                "items",
                                List.of(
                                        shift(AURORA_CHATTER, 0, Map.of()),
                                        shift(AURORA_CHATTER, 1, Map.of()),
                                        shift(AURORA_OWNER, 0, Map.of()),
                                        shift(NIGHTFALL_CHATTER, 0, Map.of()),
                                        shift(AURORA_CHATTER, 4, Map.of("publish", false)),
                                        shift(AURORA_SMM, 0, Map.of("end_time", at(-1))))))
                .then()
                .statusCode(207)
                .body("items.status", contains(201, 409, 400, 409, 201, 400))
                .body("items.code[1]", equalTo("shift_overlap"))
                .body("items.code[2]", equalTo("not_schedulable"))
                .body("items.code[3]", equalTo("unknown_reference"));

        AURORA_PALADIN.asks().get(PATH + "?published=true").then().body("data", hasSize(1));
        AURORA_PALADIN.asks().get(PATH + "?published=false").then().body("data", hasSize(1));
    }

    @Test
    void manyAreAtMostTwoHundredAndNotForThoseWhoDoNotPlan() {
        Map<String, Object> one = shift(AURORA_CHATTER, 0, Map.of());

        for (Object items : List.of(Collections.nCopies(201, one), Collections.nCopies(200_000, Map.of()))) {
            post(AURORA_PALADIN, PATH + "/bulk", Map.of("items", items))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("too_many_items"))
                    .body("errors.pointer", contains("/items"));
        }
        post(AURORA_CHATTER, PATH + "/bulk", Map.of("items", List.of(one)))
                .then()
                .statusCode(403);
    }

    @Test
    void aCopiedNightKeepsItsWallTimesOverTheEndOfSummerTime() throws Exception {
        past(AURORA_PALADIN, AURORA_CHATTER, "2026-10-17T17:00:00Z", "2026-10-18T01:00:00Z");

        copy(AURORA_PALADIN, "2026-10-12", "2026-10-19");

        AURORA_PALADIN
                .asks()
                .get(PATH + "?from=2026-10-24T00:00:00Z&to=2026-10-26T00:00:00Z")
                .then()
                .body("data.start_time", contains("2026-10-24T17:00:00Z"))
                .body("data.end_time", contains("2026-10-25T02:00:00Z"))
                .body("data.planned_minutes", contains(540));
    }

    @Test
    void aNightInKathmanduKeepsItsWallTimesBecauseThereIsNoSummerTime() {
        past(NIGHTFALL_PALADIN, NIGHTFALL_CHATTER, "2026-03-24T14:15:00Z", "2026-03-24T22:15:00Z");

        copy(NIGHTFALL_PALADIN, "2026-03-22", "2026-03-29");

        NIGHTFALL_PALADIN
                .asks()
                .get(PATH + "?from=2026-03-29T00:00:00Z&to=2026-04-05T00:00:00Z")
                .then()
                .body("data.start_time", contains("2026-03-31T14:15:00Z"))
                .body("data.planned_minutes", contains(480));
    }

    @Test
    void eachCopyNamesWhatItWasToBeACopyOf() throws Exception {
        past(AURORA_PALADIN, AURORA_CHATTER, "2026-10-13T17:00:00Z", "2026-10-13T21:00:00Z");
        past(AURORA_PALADIN, AURORA_SMM, "2026-10-14T17:00:00Z", "2026-10-14T21:00:00Z");
        past(AURORA_PALADIN, AURORA_SMM, "2026-10-21T18:00:00Z", "2026-10-21T22:00:00Z");
        List<String> week = AURORA_PALADIN
                .asks()
                .get(PATH + "?from=2026-10-12T00:00:00Z&to=2026-10-19T00:00:00Z")
                .path("data.id");

        Map<String, Object> weeks = Map.of("from_week", "2026-10-12", "to_week", "2026-10-19", "publish", false);

        Map<String, Object> ofOne = new HashMap<>(weeks);
        ofOne.put("employee_ids", List.of(AURORA_SMM.id()));
        post(AURORA_PALADIN, PATH + "/copy", ofOne)
                .then()
                .statusCode(207)
                .body("items.source_id", equalTo(week.subList(1, 2)))
                .body("items.status", contains(409));
        Response copied = post(AURORA_PALADIN, PATH + "/copy", weeks);
        copied.then()
                .statusCode(207)
                .body("items.source_id", equalTo(week))
                .body("items.status", contains(201, 409))
                .body("items.code[1]", equalTo("shift_overlap"));
        AURORA_PALADIN
                .asks()
                .get(PATH + "/" + copied.path("items[0].id"))
                .then()
                .body("start_time", equalTo("2026-10-20T17:00:00Z"));
    }

    @Test
    void aWeekBeginsWhereTheAgencySaysAndIsCopiedByPlanners() {
        Map<String, Object> body = Map.of("from_week", "2026-10-12", "to_week", "2026-10-18");

        post(AURORA_PALADIN, PATH + "/copy", body).then().statusCode(400).body("errors.pointer", contains("/to_week"));
        post(AURORA_CHATTER, PATH + "/copy", Map.of("from_week", "2026-10-12", "to_week", "2026-10-19"))
                .then()
                .statusCode(403);
    }

    @Test
    void draftsOfATimeArePublishedTogether() {
        plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("publish", false));
        plan(AURORA_PALADIN, AURORA_SMM, 0, Map.of("publish", false));
        plan(AURORA_PALADIN, AURORA_SMM, 48, Map.of("publish", false));
        Map<String, Object> time = Map.of("from", at(0), "to", at(24));

        post(AURORA_CHATTER, PATH + "/publish", time).then().statusCode(403);
        post(
                        AURORA_PALADIN,
                        PATH + "/publish",
                        Map.of("from", at(0), "to", at(24), "employee_ids", List.of(AURORA_SMM.id())))
                .then()
                .statusCode(200)
                .body("published", equalTo(1));
        post(AURORA_PALADIN, PATH + "/publish", time).then().body("published", equalTo(1));
        AURORA_SMM.asks().get(PATH).then().body("data", hasSize(1));
    }

    @Test
    void plannersSeeWhatIsPlannedAgainstTheRules() throws Exception {
        plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("model_id", Shifts.VESPER));
        plan(AURORA_PALADIN, AURORA_CHATTER, 2, Map.of("allow_overlap", true));
        plan(AURORA_PALADIN, AURORA_SMM, 0, Map.of());
        plan(AURORA_PALADIN, AURORA_SMM, 5, Map.of());
        Sql.run(
                "insert into public.time_policies (agency_id, valid_from, min_rest_minutes)"
                        + " select agency_id, '2026-01-01', 120 from public.profiles where id = ?",
                AURORA_SMM.id());
        Sql.run(
                "insert into public.time_off (agency_id, employee_id, kind, start_time, end_time, status)"
                        + " select agency_id, id, 'sick', ?::timestamptz, ?::timestamptz, 'approved'"
                        + " from public.profiles where id = ?",
                at(6),
                at(7),
                AURORA_SMM.id());
        String time = PATH + "/conflicts?from=" + at(-1) + "&to=" + at(30);

        AURORA_PALADIN
                .asks()
                .get(time)
                .then()
                .statusCode(200)
                .body("data.kind", containsInAnyOrder("overlap", "not_assigned", "rest", "time_off"));
        NIGHTFALL_PALADIN.asks().get(time).then().statusCode(200).body("data", empty());
        AURORA_CHATTER.asks().get(time).then().statusCode(403);
        AURORA_PALADIN
                .asks()
                .get(PATH + "/conflicts?from=" + at(0) + "&to=" + at(0))
                .then()
                .statusCode(400);
    }

    @Test
    void theListIsFilteredCutIntoPagesAndExported() throws Exception {
        plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("model_id", Shifts.LUNA));
        plan(AURORA_PALADIN, AURORA_SMM, 2, Map.of());
        plan(AURORA_PALADIN, null, 4, Map.of("title", "=1+1"));
        plan(AURORA_PALADIN, null, 30 * 24, Map.of());

        // four weeks ahead if nothing is said
        assertEquals(3, count(""));
        assertEquals(4, count("?to=" + at(31 * 24)));
        AURORA_SMM.asks().get(PATH + "?employee_id=me&open=false").then().body("data", hasSize(1));
        assertEquals(1, count("?open=true"));
        assertEquals(2, count("?open=false"));
        assertEquals(1, count("?model_id=" + Shifts.LUNA));
        assertEquals(1, count("?employee_id=" + AURORA_SMM.id()));
        assertEquals(0, count("?employee_id=me"));
        assertEquals(0, count("?status=cancelled"));
        assertEquals(2, count("?from=" + at(5) + "&to=" + at(20)));
        AURORA_PALADIN.asks().get(PATH + "?employee_id=nobody").then().statusCode(400);
        AURORA_PALADIN.asks().get(PATH + "?who=me").then().statusCode(400);
        String cursor = AURORA_PALADIN.asks().get(PATH + "?limit=2").path("next_cursor");
        assertEquals(1, count("?limit=2&cursor=" + cursor));
        String csv = AURORA_PALADIN.asks().accept("text/csv").get(PATH).asString();
        assertEquals(4, csv.lines().count());
        assertEquals(true, csv.contains("'=1+1"));
    }

    private static int count(String query) {
        return AURORA_PALADIN.asks().get(PATH + query).path("data.size()");
    }

    /** A draft, since what was published and is over has been missed. */
    private static void past(Person planner, Person employee, String start, String end) {
        post(
                        planner,
                        PATH,
                        Map.of("employee_id", employee.id(), "start_time", start, "end_time", end, "publish", false))
                .then()
                .statusCode(201);
    }

    private static void copy(Person planner, String from, String to) {
        post(planner, PATH + "/copy", Map.of("from_week", from, "to_week", to, "publish", false))
                .then()
                .statusCode(207)
                .body("items.status", contains(201));
    }
}
