package io.onyxos.operations.assignment;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Whether the person is responsible for the model or stands in. */
public enum Duty {
    PRIMARY,
    BACKUP;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
