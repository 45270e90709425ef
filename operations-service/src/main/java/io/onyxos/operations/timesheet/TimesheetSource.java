package io.onyxos.operations.timesheet;

import java.util.Locale;

/** Where an entry's times come from. */
public enum TimesheetSource {
    CLOCK,
    MANUAL,
    CORRECTION;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
