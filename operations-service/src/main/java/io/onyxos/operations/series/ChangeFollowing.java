package io.onyxos.operations.series;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.StoredRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;

/** Changes a series from a date on: it ends the day before, and a successor takes over the shifts that were not changed by hand. */
@ApplicationScoped
public class ChangeFollowing {

    private final PutOnRota putOnRota;

    ChangeFollowing(PutOnRota putOnRota) {
        this.putOnRota = putOnRota;
    }

    /**
     * Fails with 409 where one of the shifts would overlap another.
     *
     * @param from first date of the successor, one that the series gives
     * @param change what is different in the successor
     */
    public Uni<Void> run(UUID seriesId, LocalDate from, Consumer<ShiftSeries> change) {
        return StoredRow.required(ShiftSeries.class, seriesId).flatMap(series -> {
            ShiftSeries successor = successor(series, from);
            change.accept(successor);
            return successor
                    .insert()
                    .flatMap(inserted ->
                            Sql.run("select operations.hand_over_series($1, $2, $3)", seriesId, successor.id, from))
                    .flatMap(handedOver -> putOnRota.run(successor, PutOnRota.OnConflict.FAIL))
                    .replaceWithVoid();
        });
    }

    private static ShiftSeries successor(ShiftSeries series, LocalDate from) {
        ShiftSeries successor = new ShiftSeries().apply(ShiftSeriesRequest.of(series));
        successor.startOn = from;
        successor.exdates = Arrays.stream(series.exdates)
                .filter(date -> !date.isBefore(from))
                .toArray(LocalDate[]::new);
        if (series.occurrenceCount != null) {
            successor.occurrenceCount =
                    series.occurrenceCount - series.recurrence().datesBefore(from);
        }
        return successor;
    }
}
