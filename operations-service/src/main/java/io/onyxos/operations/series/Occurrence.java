package io.onyxos.operations.series;

import java.time.Instant;
import java.time.LocalDate;

/** One shift that a series gives, at its date in the series' zone. */
record Occurrence(LocalDate occurrenceDate, Instant startTime, Instant endTime) {

    /** False for a shift of a few minutes that fall into the gap in which a clock moves forward. */
    boolean lasts() {
        return startTime.isBefore(endTime);
    }
}
