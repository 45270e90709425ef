package io.onyxos.operations.series;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What became of one shift of a series.
 *
 * @param startTime null for a date that the rule gives no longer
 * @param plannedMinutes from start to end; other than the wall times say where a clock changes
 * @param outcome created, updated, cancelled, deleted, skipped or unchanged
 */
record OccurrenceResponse(
        LocalDate occurrenceDate,
        @Nullable UUID shiftId,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Long plannedMinutes,
        String outcome) {

    /** @param occurrence null for a date that the rule gives no longer */
    static OccurrenceResponse of(LocalDate date, UUID shiftId, Occurrence occurrence, String outcome) {
        return occurrence == null
                ? new OccurrenceResponse(date, shiftId, null, null, null, outcome)
                : new OccurrenceResponse(
                        date,
                        shiftId,
                        occurrence.startTime(),
                        occurrence.endTime(),
                        Duration.between(occurrence.startTime(), occurrence.endTime())
                                .toMinutes(),
                        outcome);
    }
}
