package io.onyxos.operations.timeoff;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How far a request has come; the database's functions move it. */
enum TimeOffStatus {
    PENDING,
    APPROVED,
    REJECTED,
    CANCELLED;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
