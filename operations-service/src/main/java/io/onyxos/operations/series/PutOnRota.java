package io.onyxos.operations.series;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the shifts of the next weeks in line with their series, except those that were changed by hand. */
@ApplicationScoped
class PutOnRota {

    /** What to do where a person is taken or away. */
    enum OnConflict {
        FAIL,
        SKIP
    }

    static final int DAYS_AHEAD = 56;

    Uni<List<OccurrenceResponse>> run(ShiftSeries series, OnConflict onConflict) {
        Recurrence recurrence = series.recurrence();
        return Sql.row("select private.my_today() as today", row -> row.date("today"))
                .flatMap(today -> {
                    LocalDate through = today.plusDays(DAYS_AHEAD);
                    // where the series is, it may still be yesterday; what has begun there is left out by its instant
                    LocalDate yesterday = today.minusDays(1);
                    recurrence.requireOccurrence(series.generatedThrough == null ? yesterday : series.startOn);
                    List<Occurrence> occurrences = recurrence.between(yesterday, through);
                    Map<LocalDate, Occurrence> byDate = occurrences.stream()
                            .collect(Collectors.toMap(Occurrence::occurrenceDate, Function.identity()));
                    return Sql.list(
                            "select * from operations.apply_series($1, $2, $3, $4)",
                            row -> outcome(row, byDate),
                            series.id,
                            Sql.json(occurrences),
                            through,
                            onConflict == OnConflict.SKIP);
                });
    }

    private static OccurrenceResponse outcome(SqlRow row, Map<LocalDate, Occurrence> occurrences) {
        LocalDate date = row.date("occurrence_date");
        return OccurrenceResponse.of(date, row.uuid("shift_id"), occurrences.get(date), row.text("outcome"));
    }
}
