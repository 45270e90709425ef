package io.onyxos.operations.assignment;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Whether somebody cares for a model or stands in for who does. */
enum Duty {
    PRIMARY,
    BACKUP;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
