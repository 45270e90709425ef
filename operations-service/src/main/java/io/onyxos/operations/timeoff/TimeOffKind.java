package io.onyxos.operations.timeoff;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Why somebody is away. */
enum TimeOffKind {
    LEAVE,
    SICK,
    /** For a reason that is nobody's business. */
    UNAVAILABLE;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
