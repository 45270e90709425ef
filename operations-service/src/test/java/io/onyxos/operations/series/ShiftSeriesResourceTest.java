package io.onyxos.operations.series;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ShiftSeriesResourceTest {

    private static final String PATH = "/operations/v1/shift-series";
    private static final LocalDate FIRST =
            LocalDate.now(ZoneId.of("Europe/Bucharest")).plusDays(2);

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void aSeriesMakesItsShiftsAndListsThem() {
        Response series = create(AURORA_PALADIN, "", Map.of("title", "Night"));

        series.then()
                .statusCode(201)
                .body("employee.username", equalTo("aurora-chatter"))
                .body("timezone", equalTo("Europe/Bucharest"))
                .body("occurrences.outcome", contains("created", "created", "created"))
                .body("occurrences.occurrence_date", contains(day(0), day(1), day(2)))
                .body("occurrences.shift_id", everyItem(notNullValue()));
        shifts(series)
                .then()
                .body("data.occurrence_date", contains(day(0), day(1), day(2)))
                .body("data.title", everyItem(equalTo("Night")))
                .body("data.published_at", everyItem(notNullValue()))
                .body("data.is_exception", everyItem(equalTo(false)));
        AURORA_PALADIN.asks().get(path(series)).then().statusCode(200).body("generated_through", notNullValue());
        AURORA_PALADIN.asks().get(PATH + "?ended=false").then().body("data", hasSize(1));
        AURORA_PALADIN.asks().get(PATH + "?ended=true").then().body("data", empty());
    }

    @Test
    void aDryRunListsWhatWouldBeAndWritesNothing() throws Exception {
        create(AURORA_PALADIN, "?dry_run=true", Map.of())
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("occurrences.occurrence_date", contains(day(0), day(1), day(2)))
                .body("occurrences.shift_id", everyItem(nullValue()));

        for (String table : List.of("public.shift_series", "public.shifts", "operations.outbox")) {
            assertEquals(List.of(), Sql.column("select id from " + table));
        }
    }

    @Test
    void aClashFailsTheWholeOrIsSkippedAndShownToPlanners() throws Exception {
        create(AURORA_PALADIN, "", Map.of("occurrence_count", 1)).then().statusCode(201);

        create(AURORA_PALADIN, "", Map.of()).then().statusCode(409).body("code", equalTo("shift_overlap"));
        assertEquals(List.of(1L), Sql.column("select count(*) from public.shift_series"));
        create(AURORA_PALADIN, "?on_conflict=skip", Map.of())
                .then()
                .statusCode(201)
                .body("occurrences.outcome", contains("skipped", "created", "created"));
        AURORA_PALADIN
                .asks()
                .get(Shifts.PATH + "/conflicts?from=" + FIRST + "T00:00:00Z&to=" + FIRST.plusDays(3) + "T00:00:00Z")
                .then()
                .body("data.kind", hasItem("series_skipped"));
    }

    @Test
    void aChangeReachesShiftsThatNobodyHasTouched() {
        Response series = create(AURORA_PALADIN, "", Map.of());
        Response touched = AURORA_PALADIN.asks().get(Shifts.PATH + "/" + series.path("occurrences[1].shift_id"));
        Shifts.edit(AURORA_PALADIN, touched, "", Map.of("title", "Party"))
                .then()
                .statusCode(200)
                .body("is_exception", equalTo(true));
        Response read = AURORA_PALADIN.asks().get(path(series));

        edit(AURORA_PALADIN, read, Map.of("local_end", "05:00", "title", "Long"))
                .then()
                .statusCode(200)
                .body("occurrences.outcome", contains("updated", "updated"));

        shifts(series).then().body("data.title", contains("Long", "Party", "Long"));
        edit(AURORA_PALADIN, read, Map.of("title", "late")).then().statusCode(412);
    }

    @Test
    void aChangeOfTheFollowingOnesEndsTheSeriesAndBeginsASuccessor() {
        Response series = create(AURORA_PALADIN, "", Map.of());
        Response second = AURORA_PALADIN.asks().get(Shifts.PATH + "/" + series.path("occurrences[1].shift_id"));

        Response changed = Shifts.edit(
                AURORA_PALADIN,
                second,
                "?scope=following",
                Map.of("employee_id", AURORA_RANGER.id(), "title", "From now on"));

        changed.then()
                .statusCode(200)
                .body("id", equalTo(second.path("id")))
                .body("employee.username", equalTo("aurora-ranger"));
        shifts(series).then().body("data.occurrence_date", contains(day(0)));
        AURORA_PALADIN
                .asks()
                .get(path(series))
                .then()
                .body("ended_at", notNullValue())
                .body("until", equalTo(day(0)));
        AURORA_PALADIN
                .asks()
                .get(Shifts.PATH + "?series_id=" + changed.path("series_id"))
                .then()
                .body("data.occurrence_date", contains(day(1), day(2)))
                .body("data.employee.username", everyItem(equalTo("aurora-ranger")));
        Response alone = Shifts.post(
                AURORA_PALADIN,
                Shifts.PATH,
                Map.of("start_time", FIRST + "T06:00:00Z", "end_time", FIRST + "T08:00:00Z"));
        Shifts.edit(AURORA_PALADIN, alone, "?scope=following", Map.of("title", "All"))
                .then()
                .statusCode(409)
                .body("code", equalTo("not_in_series"));
    }

    @Test
    void aDeletedDraftIsExcludedForGood() {
        Response series = create(AURORA_PALADIN, "", Map.of("publish", false));
        Response draft = AURORA_PALADIN.asks().get(Shifts.PATH + "/" + series.path("occurrences[0].shift_id"));

        Shifts.delete(AURORA_PALADIN, draft).then().statusCode(204);

        Response read = AURORA_PALADIN.asks().get(path(series));
        read.then().body("exdates", contains(day(0)));
        edit(AURORA_PALADIN, read, Map.of("title", "New")).then().statusCode(200);
        shifts(series).then().body("data.occurrence_date", contains(day(1), day(2)));
    }

    @Test
    void anEndedSeriesKeepsWhatItMadeUntilThenAndIsNotDeleted() {
        Response series = create(AURORA_PALADIN, "", Map.of());

        post(AURORA_PALADIN, path(series) + "/end", Map.of("on", day(0)))
                .then()
                .statusCode(200)
                .body("until", equalTo(day(0)))
                .body("ended_at", notNullValue());
        shifts(series).then().body("data.status", contains("scheduled", "cancelled", "cancelled"));
        Response ended = AURORA_PALADIN.asks().get(path(series));
        edit(AURORA_PALADIN, ended, Map.of("title", "More"))
                .then()
                .statusCode(409)
                .body("code", equalTo("series_ended"));
        AURORA_PALADIN
                .asks()
                .header("If-Match", ended.header("ETag"))
                .delete(path(series))
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"));
    }

    @Test
    void theOtherAgencyAndOtherRolesGetNothing() {
        Response series = create(AURORA_PALADIN, "", Map.of());

        for (Person other : List.of(NIGHTFALL_OWNER, AURORA_CHATTER)) {
            AURORA_RANGER.asks().get(PATH).then().body("data", empty());
            other.asks().get(path(series)).then().statusCode(404);
            edit(other, series, Map.of("title", "Ours")).then().statusCode(404);
            other.asks().header("If-Match", "*").delete(path(series)).then().statusCode(404);
        }
        post(NIGHTFALL_OWNER, path(series) + "/end", Map.of("on", day(0)))
                .then()
                .statusCode(404);
        post(AURORA_CHATTER, path(series) + "/end", Map.of("on", day(0))).then().statusCode(403);
        create(AURORA_CHATTER, "", Map.of()).then().statusCode(403);
        AURORA_PALADIN.asks().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void whatIsWrongIsPointedAt() {
        create(AURORA_PALADIN, "", Map.of("rrule", "FREQ=YEARLY"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_rrule"))
                .body("errors.pointer", contains("/rrule"));
        create(AURORA_PALADIN, "", Map.of("until", day(9)))
                .then()
                .statusCode(400)
                .body("code", equalTo("one_end"))
                .body("errors.pointer", contains("/until"));
        create(AURORA_PALADIN, "", Map.of("employee_id", AURORA_OWNER.id()))
                .then()
                .statusCode(400)
                .body("code", equalTo("not_schedulable"))
                .body("errors.pointer", contains("/employee_id"));
        create(AURORA_PALADIN, "", Map.of("employee_id", NIGHTFALL_CHATTER.id()))
                .then()
                .statusCode(409)
                .body("code", equalTo("unknown_reference"));
        create(AURORA_PALADIN, "", Map.of("timezone", "Europe/Bukarest"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/timezone"));
        create(AURORA_PALADIN, "?on_conflict=ignore", Map.of()).then().statusCode(400);
    }

    @Test
    void theSameKeyCreatesOnce() {
        String key = UUID.randomUUID().toString();

        Response first = withKey(key);
        Response again = withKey(key);

        assertEquals(201, again.statusCode());
        assertEquals(first.<String>path("id"), again.<String>path("id"));
        AURORA_PALADIN.asks().get(PATH).then().body("data", hasSize(1));
    }

    private static String day(int after) {
        return FIRST.plusDays(after).toString();
    }

    /** Three nights of the chatter. */
    private static Map<String, Object> nights(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "employee_id",
                AURORA_CHATTER.id(),
                "start_on",
                FIRST.toString(),
                "local_start",
                "20:00",
                "local_end",
                "04:00",
                "rrule",
                "FREQ=DAILY",
                "occurrence_count",
                3));
        body.putAll(more);
        return body;
    }

    private static Response create(Person planner, String query, Map<String, ?> more) {
        return post(planner, PATH + query, nights(more));
    }

    private static Response withKey(String key) {
        return AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(nights(Map.of()))
                .post(PATH);
    }

    private static Response edit(Person planner, Response seen, Map<String, ?> change) {
        return planner.asks()
                .contentType(ContentType.JSON)
                .header("If-Match", seen.header("ETag"))
                .body(change)
                .patch(path(seen));
    }

    private static Response shifts(Response series) {
        return AURORA_PALADIN.asks().get(Shifts.PATH + "?series_id=" + series.path("id"));
    }

    private static String path(Response seen) {
        return PATH + "/" + seen.path("id");
    }
}
