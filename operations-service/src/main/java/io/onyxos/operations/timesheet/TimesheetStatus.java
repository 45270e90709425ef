package io.onyxos.operations.timesheet;

import java.util.Locale;

/** How far an entry has come; the database moves it. */
public enum TimesheetStatus {
    /** Somebody is on the clock. */
    ACTIVE,
    COMPLETED,
    APPROVED,
    REJECTED,
    VOID;

    /** As the database stores it. */
    static TimesheetStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
