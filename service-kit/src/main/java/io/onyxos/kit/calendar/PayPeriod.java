package io.onyxos.kit.calendar;

import jakarta.persistence.EnumeratedValue;
import java.time.LocalDate;
import java.util.Locale;

/** How often people are paid. */
public enum PayPeriod {
    WEEKLY,
    /** Every 14 days, counted from the anchor in both directions. */
    BIWEEKLY,
    /** The 1st to the 15th, and the 16th to the last. */
    SEMI_MONTHLY,
    MONTHLY;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);

    /**
     * The periods themselves.
     *
     * @param weekStart ISO day on which weekly periods begin; unused by the others
     * @param anchor a day on which a biweekly period begins; unused by the others
     */
    public Cycle cycle(int weekStart, LocalDate anchor) {
        return switch (this) {
            case WEEKLY -> Cycle.weeks(weekStart);
            case BIWEEKLY -> Cycle.fortnights(anchor);
            case SEMI_MONTHLY -> Cycle.halfMonths();
            case MONTHLY -> Cycle.months();
        };
    }
}
