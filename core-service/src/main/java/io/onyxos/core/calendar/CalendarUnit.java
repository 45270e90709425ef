package io.onyxos.core.calendar;

import io.onyxos.core.agency.Agency;
import io.onyxos.kit.calendar.Cycle;

/** What a calendar is cut into. */
enum CalendarUnit {
    DAY,
    WEEK,
    MONTH,
    PAY_PERIOD;

    /** The cycle by which an agency counts. */
    Cycle of(Agency agency) {
        return switch (this) {
            case DAY -> Cycle.days();
            case WEEK -> Cycle.weeks(agency.weekStart);
            case MONTH -> Cycle.months();
            case PAY_PERIOD -> agency.payPeriod.cycle(agency.weekStart, agency.payPeriodAnchor);
        };
    }
}
