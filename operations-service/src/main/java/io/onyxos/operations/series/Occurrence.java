package io.onyxos.operations.series;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One shift that a series gives, at its date in the series' zone. */
record Occurrence(LocalDate date, Instant startTime, Instant endTime) {

    /** As operations' functions for series take them. */
    static JsonArray rows(List<Occurrence> occurrences) {
        JsonArray rows = new JsonArray();
        occurrences.forEach(occurrence -> rows.add(new JsonObject()
                .put("occurrence_date", occurrence.date.toString())
                .put("start_time", occurrence.startTime.toString())
                .put("end_time", occurrence.endTime.toString())));
        return rows;
    }

    /** Not so a shift whose few minutes are those that a clock skips. */
    boolean lasts() {
        return startTime.isBefore(endTime);
    }
}
