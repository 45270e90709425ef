package io.onyxos.operations.series;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.operations.series.Series.FIRST;
import static io.onyxos.operations.series.Series.create;
import static io.onyxos.operations.series.Series.day;
import static io.onyxos.operations.series.Series.edit;
import static io.onyxos.operations.series.Series.path;
import static io.onyxos.operations.series.Series.shift;
import static io.onyxos.operations.series.Series.shifts;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.onyxos.operations.shift.Shifts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a series and its shifts once planners think again. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ChangedSeriesTest {

    private static final String EVERYTHING = "select md5(string_agg(r::text, '' order by r::text)) from ("
            + "select to_jsonb(s) from public.shift_series s union all select to_jsonb(s) from public.shifts s"
            + " union all select to_jsonb(o) from operations.outbox o) r (r)";

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void aChangeReachesShiftsThatNobodyHasTouched() {
        Response series = create(AURORA_PALADIN, "", Map.of());
        Response touched = shift(series, 1);
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
        Response second = shift(series, 1);

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
        Response draft = shift(series, 0);

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
    void aDryRunOfAChangeSaysWhatWouldBeAndChangesNothing() throws Exception {
        Response series = create(AURORA_PALADIN, "", Map.of());
        Response seen = AURORA_PALADIN.asks().get(path(series));
        List<Object> before = Sql.column(EVERYTHING);

        edit(AURORA_PALADIN, seen, "?dry_run=true", Map.of("local_end", "05:00", "occurrence_count", 2))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(seen.header("ETag")))
                .body("local_end", equalTo("05:00:00"))
                .body("occurrences.occurrence_date", contains(day(2), day(0), day(1)))
                .body("occurrences.outcome", contains("cancelled", "updated", "updated"))
                .body("occurrences.planned_minutes", contains(null, 540, 540))
                .body("occurrences.shift_id", everyItem(notNullValue()));

        assertEquals(before, Sql.column(EVERYTHING));
        edit(AURORA_PALADIN, seen, Map.of("local_end", "05:00")).then().statusCode(200);
    }

    @Test
    void aShiftThatSomebodyHasWorkedOnKeepsItsTimes() throws Exception {
        Response series = create(AURORA_PALADIN, "", Map.of());
        Roster.entry(AURORA_CHATTER, UUID.fromString(series.path("occurrences[0].shift_id")), "-1 minute");

        edit(AURORA_PALADIN, AURORA_PALADIN.asks().get(path(series)), Map.of("local_end", "05:00"))
                .then()
                .statusCode(200)
                .body("occurrences.occurrence_date", contains(day(1), day(2)));

        shifts(series).then().body("data.planned_minutes", contains(480, 540, 540));
    }
}
