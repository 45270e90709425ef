package io.onyxos.operations.timesheet;

import java.util.Locale;

/** Where an entry's times come from. */
public enum TimesheetSource {
    CLOCK,
    MANUAL,
    CORRECTION;

    /** As the database stores it. */
    static TimesheetSource of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
