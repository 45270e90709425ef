package io.onyxos.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An endless row of periods without gaps, as calendar dates. A period ends where the next one starts.
 *
 * @param startOf the first day of the period that holds a day
 * @param next the first day of the following period, given the first day of one
 */
public record Cycle(UnaryOperator<LocalDate> startOf, UnaryOperator<LocalDate> next) {

    private static final int FORTNIGHT = 14;
    private static final int SECOND_HALF = 16;

    public static Cycle days() {
        return new Cycle(day -> day, day -> day.plusDays(1));
    }

    /** @param weekStart ISO day on which a week begins, 1 is Monday */
    public static Cycle weeks(int weekStart) {
        return new Cycle(
                day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(weekStart))),
                first -> first.plusWeeks(1));
    }

    /** @param anchor a day on which a period begins; the others are counted from it in both directions */
    public static Cycle fortnights(LocalDate anchor) {
        return new Cycle(
                day -> day.minusDays(Math.floorMod(ChronoUnit.DAYS.between(anchor, day), FORTNIGHT)),
                first -> first.plusDays(FORTNIGHT));
    }

    /** The 1st to the 15th, and the 16th to the last. */
    public static Cycle halfMonths() {
        return new Cycle(
                day -> day.withDayOfMonth(day.getDayOfMonth() < SECOND_HALF ? 1 : SECOND_HALF),
                first -> first.getDayOfMonth() == 1
                        ? first.withDayOfMonth(SECOND_HALF)
                        : first.withDayOfMonth(1).plusMonths(1));
    }

    public static Cycle months() {
        return new Cycle(day -> day.withDayOfMonth(1), first -> first.plusMonths(1));
    }

    /** The first days of the periods from the one that holds a day, in order and without end. */
    public Stream<LocalDate> startsFrom(LocalDate day) {
        return Stream.iterate(startOf.apply(day), next);
    }
}
