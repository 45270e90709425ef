package io.onyxos.operations.series;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;

import io.onyxos.kit.testing.Person;
import io.onyxos.operations.shift.Shifts;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What the tests of series say to the service. */
final class Series {

    static final String PATH = "/operations/v1/shift-series";
    static final LocalDate FIRST = LocalDate.now(ZoneId.of("Europe/Bucharest")).plusDays(2);

    private Series() {}

    /** So many days after the first. */
    static String day(int after) {
        return FIRST.plusDays(after).toString();
    }

    /** Three nights of the chatter. */
    static Map<String, Object> nights(Map<String, ?> more) {
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

    static Response create(Person planner, String query, Map<String, ?> more) {
        return Shifts.post(planner, PATH + query, nights(more));
    }

    static Response edit(Person planner, Response seen, Map<String, ?> change) {
        return edit(planner, seen, "", change);
    }

    static Response edit(Person planner, Response seen, String query, Map<String, ?> change) {
        return planner.asks()
                .contentType(ContentType.JSON)
                .header("If-Match", seen.header("ETag"))
                .body(change)
                .patch(path(seen) + query);
    }

    static Response shifts(Response series) {
        return AURORA_PALADIN.asks().get(Shifts.PATH + "?series_id=" + series.path("id"));
    }

    /** One of its shifts, as a planner reads it. */
    static Response shift(Response series, int place) {
        return AURORA_PALADIN.asks().get(Shifts.PATH + "/" + series.path("occurrences[" + place + "].shift_id"));
    }

    static String path(Response seen) {
        return PATH + "/" + seen.path("id");
    }
}
