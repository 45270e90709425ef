package io.onyxos.operations.series;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.series.Series.FIRST;
import static io.onyxos.operations.series.Series.PATH;
import static io.onyxos.operations.series.Series.create;
import static io.onyxos.operations.series.Series.day;
import static io.onyxos.operations.series.Series.edit;
import static io.onyxos.operations.series.Series.nights;
import static io.onyxos.operations.series.Series.path;
import static io.onyxos.operations.series.Series.shifts;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ShiftSeriesResourceTest {

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
                .body("id", notNullValue())
                .body("occurrences.occurrence_date", contains(day(0), day(1), day(2)))
                .body("occurrences.shift_id", everyItem(notNullValue()));

        for (String table : List.of("public.shift_series", "public.shifts", "operations.outbox")) {
            assertEquals(List.of(), Sql.column("select id from " + table));
        }
    }

    @Test
    void noShiftsAreMadeForDatesThatHavePassed() {
        String yesterday = FIRST.minusDays(3).toString();

        create(AURORA_PALADIN, "", Map.of("start_on", yesterday, "local_start", "00:00", "local_end", "00:30"))
                .then()
                .statusCode(201)
                .body("occurrences.occurrence_date", contains(FIRST.minusDays(1).toString()));
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
    void aSeriesWithoutOccurrencesIsRefused() {
        int year = FIRST.getYear() + 1;
        for (Map<String, ?> nothing : List.of(
                Map.of("rrule", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "start_on", year + "-02-01"),
                Map.of("rrule", "FREQ=DAILY", "exdates", List.of(day(0), day(1), day(2))),
                Map.of("rrule", "FREQ=DAILY", "start_on", "2020-01-01"))) {
            create(AURORA_PALADIN, "", nothing)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("no_occurrences"))
                    .body("errors.pointer", contains("/rrule"));
        }
        create(AURORA_PALADIN, "", Map.of("occurrence_count", 10_000))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/occurrence_count"));
    }

    @Test
    void datesThatARuleNamesTwiceAreOneShift() {
        create(AURORA_PALADIN, "", Map.of("rrule", "FREQ=WEEKLY;BYDAY=SA,SA"))
                .then()
                .statusCode(201)
                .body("occurrences", hasSize(3));
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

    private static Response withKey(String key) {
        return AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(nights(Map.of()))
                .post(PATH);
    }
}
