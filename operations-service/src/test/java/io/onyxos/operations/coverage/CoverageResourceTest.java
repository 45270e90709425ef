package io.onyxos.operations.coverage;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static io.onyxos.operations.shift.Shifts.LUNA;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.onyxos.operations.shift.Shifts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class CoverageResourceTest {

    private static final String NEEDS = "/operations/v1/coverage-requirements";
    private static final String GAPS = "/operations/v1/coverage/gaps";
    private static final String HOURS = "/operations/v1/coverage/hours";
    private static final String FRIDAY = "?from=2026-06-05T00:00:00Z&to=2026-06-06T12:00:00Z";

    @BeforeEach
    void nothingIsPlannedOrNeeded() throws Exception {
        Roster.clear();
        Sql.run("delete from public.coverage_requirements");
        Sql.run("delete from public.model_assignments");
    }

    @Test
    void gapsAreWhereFewerAreThereThanAreNeededAndDraftsMayCount() throws Exception {
        lunaNeedsTwoOnFridayNight();

        AURORA_PALADIN
                .asks()
                .get(GAPS + FRIDAY)
                .then()
                .statusCode(200)
                .body("gaps.start_time", contains("2026-06-05T15:00:00Z", "2026-06-05T19:00:00Z"))
                .body("gaps.end_time", contains("2026-06-05T17:00:00Z", "2026-06-05T23:00:00Z"))
                .body("gaps.missing", contains(1, 1))
                .body("gaps.model.name", contains("Luna", "Luna"))
                .body("required_minutes", equalTo(960))
                .body("missing_minutes", equalTo(360))
                .body("covered_ratio", equalTo("0.6250"));
        AURORA_PALADIN
                .asks()
                .get(GAPS + FRIDAY + "&include_drafts=true&model_id=" + LUNA)
                .then()
                .body("gaps.start_time", contains("2026-06-05T15:00:00Z"))
                .body("gaps.end_time", contains("2026-06-05T17:00:00Z"))
                .body("covered_ratio", equalTo("0.8750"));
        NIGHTFALL_PALADIN
                .asks()
                .get(GAPS + FRIDAY)
                .then()
                .statusCode(200)
                .body("gaps", empty())
                .body("required_minutes", equalTo(0))
                .body("covered_ratio", nullValue());
    }

    @Test
    void theWeekIsSeenInAnyZone() throws Exception {
        lunaNeedsTwoOnFridayNight();
        Sql.run(
                "insert into public.timesheets (agency_id, employee_id, model_id, clock_in, clock_out, status)"
                        + " select agency_id, id, ?::uuid, '2026-06-05T15:30Z', '2026-06-05T16:45Z', 'completed'"
                        + " from public.profiles where id = ?",
                LUNA,
                AURORA_CHATTER.id());

        Response hours = AURORA_PALADIN.asks().get(HOURS + FRIDAY + "&tz=America/New_York");

        // 15:00Z to 23:00Z is 11:00 to 19:00 there
        hours.then()
                .statusCode(200)
                .body("data", hasSize(168))
                .body(cells(10) + ".required_minutes", contains(0))
                .body(cells(11) + ".required_minutes", contains(120))
                .body(cells(11) + ".scheduled_minutes", contains(60))
                .body(cells(11) + ".worked_minutes", contains(30))
                .body(cells(12) + ".worked_minutes", contains(45))
                .body(cells(13) + ".scheduled_minutes", contains(120))
                .body(cells(18) + ".required_minutes", contains(120))
                .body(cells(19) + ".required_minutes", contains(0));
        AURORA_PALADIN.asks().get(HOURS + FRIDAY + "&tz=Mars/Olympus").then().statusCode(400);
    }

    @Test
    void coverageIsForPlannersAndOfAtMostTwoMonths() {
        for (String path : List.of(GAPS, HOURS)) {
            AURORA_RANGER.asks().get(path + FRIDAY).then().statusCode(403);
            AURORA_PALADIN.asks().get(path).then().statusCode(400);
            AURORA_PALADIN
                    .asks()
                    .get(path + "?from=2026-06-01T00:00:00Z&to=2026-08-03T00:00:00Z")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void needsAreStatedChangedAndDropped() {
        Response need = state(AURORA_PALADIN, Map.of());

        need.then()
                .statusCode(201)
                .body("model.name", equalTo("Luna"))
                .body("weekdays", contains(5))
                .body("timezone", equalTo("Europe/Bucharest"));
        Response changed = edit(AURORA_PALADIN, need, Map.of("min_staff", 3));
        changed.then().statusCode(200).body("min_staff", equalTo(3));
        edit(AURORA_PALADIN, need, Map.of("min_staff", 4)).then().statusCode(412);
        AURORA_PALADIN.asks().get(NEEDS + "?model_id=" + LUNA).then().body("data.min_staff", contains(3));
        delete(AURORA_PALADIN, changed).then().statusCode(204);
        AURORA_PALADIN.asks().get(path(need)).then().statusCode(404);
    }

    @Test
    void theOtherAgencyAndOtherRolesGetNothing() {
        Response need = state(AURORA_PALADIN, Map.of());

        for (Person other : List.of(NIGHTFALL_OWNER, AURORA_CHATTER)) {
            other.asks().get(NEEDS).then().statusCode(200).body("data", empty());
            other.asks().get(path(need)).then().statusCode(404);
            edit(other, need, Map.of("min_staff", 1)).then().statusCode(404);
            delete(other, need).then().statusCode(404);
        }
        state(AURORA_CHATTER, Map.of()).then().statusCode(403);
        state(AURORA_PALADIN, Map.of("model_id", "b0000000-0000-4000-8000-000000000201"))
                .then()
                .statusCode(409)
                .body("code", equalTo("unknown_reference"))
                .body("errors.pointer", contains("/model_id"));
    }

    @Test
    void whatIsWrongIsPointedAt() {
        state(AURORA_PALADIN, Map.of("min_staff", 51, "weekdays", List.of(8), "timezone", "Mars/Olympus"))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/min_staff", "/weekdays/0", "/timezone"));
        state(AURORA_PALADIN, Map.of("ends_on", "2026-06-04"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/ends_on"));
        AURORA_PALADIN.asks().get(NEEDS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theSameKeyStatesOnce() {
        String key = UUID.randomUUID().toString();

        assertEquals(withKey(key).<String>path("id"), withKey(key).<String>path("id"));
        AURORA_PALADIN.asks().get(NEEDS).then().body("data", hasSize(1));
    }

    /** P works for Luna, Q for all that are his, of whom Luna is one; R's shift is a draft. */
    private static void lunaNeedsTwoOnFridayNight() throws Exception {
        state(AURORA_PALADIN, Map.of()).then().statusCode(201);
        post(
                        AURORA_PALADIN,
                        "/operations/v1/model-assignments",
                        Map.of("model_id", LUNA, "profile_id", AURORA_SMM.id(), "starts_on", "2026-06-01"))
                .then()
                .statusCode(201);
        plan(AURORA_CHATTER, "15", "19", Map.of("model_id", LUNA));
        plan(AURORA_SMM, "17", "23", Map.of());
        plan(AURORA_RANGER, "19", "23", Map.of("model_id", LUNA, "publish", false));
        // that Friday is over, and nobody clocked in
        Roster.withoutTriggers("update public.shifts set status = 'scheduled', missed_at = null");
    }

    private static void plan(Person employee, String from, String to, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("employee_id", employee.id());
        body.put("start_time", "2026-06-05T" + from + ":00:00Z");
        body.put("end_time", "2026-06-05T" + to + ":00:00Z");
        post(AURORA_PALADIN, Shifts.PATH, body).then().statusCode(201);
    }

    private static String cells(int hour) {
        return "data.findAll { it.weekday == 5 && it.hour == " + hour + " }";
    }

    private static Map<String, Object> need(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "model_id",
                LUNA,
                "weekdays",
                List.of(5),
                "local_start",
                "18:00",
                "local_end",
                "02:00",
                "min_staff",
                2,
                "starts_on",
                "2026-06-05"));
        body.putAll(more);
        return body;
    }

    private static Response state(Person planner, Map<String, ?> more) {
        return post(planner, NEEDS, need(more));
    }

    private static Response withKey(String key) {
        return AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(need(Map.of()))
                .post(NEEDS);
    }

    private static Response edit(Person planner, Response seen, Map<String, ?> change) {
        return planner.asks()
                .contentType(ContentType.JSON)
                .header("If-Match", seen.header("ETag"))
                .body(change)
                .patch(path(seen));
    }

    private static Response delete(Person planner, Response seen) {
        return planner.asks().header("If-Match", seen.header("ETag")).delete(path(seen));
    }

    private static String path(Response seen) {
        return NEEDS + "/" + seen.path("id");
    }
}
