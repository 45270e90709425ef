package io.onyxos.operations.timesheet;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Where an entry's times come from. */
public enum TimesheetSource {
    CLOCK,
    MANUAL,
    CORRECTION;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
