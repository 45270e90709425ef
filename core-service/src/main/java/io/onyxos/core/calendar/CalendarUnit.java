package io.onyxos.core.calendar;

/** What a calendar is cut into. */
enum CalendarUnit {
    DAY,
    WEEK,
    MONTH,
    PAY_PERIOD
}
