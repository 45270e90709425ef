package io.onyxos.operations.series;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes a series' shifts of the next weeks what the series says, as far as nobody has touched them. */
@ApplicationScoped
class PutOnRota {

    /** What to do where a person is taken or away. */
    enum OnConflict {
        FAIL,
        SKIP
    }

    static final int DAYS_AHEAD = 56;

    private final Database database;

    PutOnRota(Database database) {
        this.database = database;
    }

    Uni<List<OccurrenceResponse>> run(ShiftSeries series, OnConflict onConflict, boolean dryRun) {
        Recurrence recurrence = series.recurrence();
        return database.sql("select private.my_today()", Tuple.tuple())
                .map(rows -> rows.iterator().next().getLocalDate(0))
                .flatMap(today -> {
                    LocalDate through = today.plusDays(DAYS_AHEAD);
                    // where the series is, it may still be yesterday; what has begun there is left out by its instant
                    LocalDate yesterday = today.minusDays(1);
                    recurrence.requireOccurrence(series.generatedThrough == null ? yesterday : series.startOn);
                    List<Occurrence> occurrences = recurrence.between(yesterday, through);
                    return database.sql(
                                    "select * from operations.apply_series($1, $2, $3, $4)",
                                    Tuple.of(
                                            series.id,
                                            Occurrence.rows(occurrences),
                                            through,
                                            onConflict == OnConflict.SKIP))
                            .map(rows -> outcomes(rows, occurrences, dryRun));
                });
    }

    private static List<OccurrenceResponse> outcomes(RowSet<Row> rows, List<Occurrence> occurrences, boolean dryRun) {
        Map<LocalDate, Occurrence> byDate =
                occurrences.stream().collect(Collectors.toMap(Occurrence::date, Function.identity()));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> OccurrenceResponse.of(
                        row.getLocalDate("occurrence_date"),
                        dryRun ? null : row.getUUID("shift_id"),
                        byDate.get(row.getLocalDate("occurrence_date")),
                        row.getString("outcome")))
                .toList();
    }
}
