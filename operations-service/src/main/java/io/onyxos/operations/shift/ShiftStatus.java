package io.onyxos.operations.shift;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What has become of a shift; the database reads it off the entries. */
public enum ShiftStatus {
    SCHEDULED,
    IN_PROGRESS,
    COMPLETED,
    MISSED,
    CANCELLED;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
