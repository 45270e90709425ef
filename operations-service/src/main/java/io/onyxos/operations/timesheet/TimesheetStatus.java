package io.onyxos.operations.timesheet;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How far an entry has come; the database moves it. */
public enum TimesheetStatus {
    /** The person is on the clock. */
    ACTIVE,
    COMPLETED,
    APPROVED,
    REJECTED,
    VOID;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
