package io.onyxos.operations.timeoff;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** The kind of time off. */
enum TimeOffKind {
    LEAVE,
    SICK,
    /** For a private reason. */
    UNAVAILABLE;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
