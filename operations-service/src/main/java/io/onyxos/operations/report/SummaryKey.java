package io.onyxos.operations.report;

import java.util.Locale;

/** By what hours are summed. */
public enum SummaryKey {
    EMPLOYEE,
    MODEL,
    DAY,
    /** Named by its first day, as the agency begins its weeks. */
    WEEK,
    SHIFT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
