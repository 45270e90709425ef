package io.onyxos.core.calendar;

import io.onyxos.core.agency.Agency;
import io.onyxos.core.agency.PayPeriod;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;

/**
 * Dates in an endless row of periods without gaps.
 *
 * @param startOf the first day of the period that holds a day
 * @param next the first day of the following period, given the first day of one
 */
record Cycle(UnaryOperator<LocalDate> startOf, UnaryOperator<LocalDate> next) {

    private static final int FORTNIGHT = 14;
    private static final int SECOND_HALF = 16;

    private static final Cycle DAYS = new Cycle(day -> day, day -> day.plusDays(1));
    private static final Cycle MONTHS = new Cycle(day -> day.withDayOfMonth(1), first -> first.plusMonths(1));
    private static final Cycle HALF_MONTHS = new Cycle(
            day -> day.withDayOfMonth(day.getDayOfMonth() < SECOND_HALF ? 1 : SECOND_HALF),
            first -> first.getDayOfMonth() == 1
                    ? first.withDayOfMonth(SECOND_HALF)
                    : first.withDayOfMonth(1).plusMonths(1));

    /** The cycle by which an agency counts. */
    static Cycle of(CalendarUnit unit, Agency agency) {
        return switch (unit) {
            case DAY -> DAYS;
            case WEEK -> weeks(agency.weekStart);
            case MONTH -> MONTHS;
            case PAY_PERIOD -> of(agency.payPeriod, agency.weekStart, agency.payPeriodAnchor);
        };
    }

    /**
     * The cycle of pay periods.
     *
     * @param weekStart ISO day on which weekly periods begin
     * @param anchor a day on which a biweekly period begins; unused by the others
     */
    static Cycle of(PayPeriod period, int weekStart, LocalDate anchor) {
        return switch (period) {
            case WEEKLY -> weeks(weekStart);
            case BIWEEKLY -> fortnights(anchor);
            case SEMI_MONTHLY -> HALF_MONTHS;
            case MONTHLY -> MONTHS;
        };
    }

    private static Cycle weeks(int weekStart) {
        return new Cycle(
                day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(weekStart))),
                first -> first.plusWeeks(1));
    }

    private static Cycle fortnights(LocalDate anchor) {
        return new Cycle(
                day -> day.minusDays(Math.floorMod(ChronoUnit.DAYS.between(anchor, day), FORTNIGHT)),
                first -> first.plusDays(FORTNIGHT));
    }
}
