package io.onyxos.kit.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CycleTest {

    private static final LocalDate ANCHOR = LocalDate.parse("2026-01-05");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-02-16",
        "2026-02-16, 2026-02-16",
        "2026-02-15, 2026-02-02",
        "2026-01-05, 2026-01-05",
        "2026-01-04, 2025-12-22",
        "2025-12-22, 2025-12-22",
        "2025-12-21, 2025-12-08"
    })
    void fortnightsAreCountedFromTheAnchorInBothDirections(LocalDate day, LocalDate start) {
        Cycle fortnights = PayPeriod.BIWEEKLY.cycle(1, ANCHOR);

        assertEquals(start, fortnights.startOf().apply(day));
        assertEquals(start.plusDays(14), fortnights.next().apply(start));
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-02-23", "2, 2026-02-24", "6, 2026-02-28", "7, 2026-03-01"})
    void aWeekBeginsOnItsDay(int weekStart, LocalDate start) {
        LocalDate sunday = LocalDate.parse("2026-03-01");

        assertEquals(start, PayPeriod.WEEKLY.cycle(weekStart, null).startOf().apply(sunday));
    }

    @Test
    void aHalfMonthEndsWithTheFifteenthOrTheLast() {
        Cycle halves = PayPeriod.SEMI_MONTHLY.cycle(1, null);

        List<LocalDate> starts =
                halves.startsFrom(LocalDate.parse("2028-01-31")).limit(5).toList();
        assertEquals(
                Stream.of("2028-01-16", "2028-02-01", "2028-02-16", "2028-03-01", "2028-03-16")
                        .map(LocalDate::parse)
                        .toList(),
                starts);
        assertEquals(LocalDate.parse("2028-02-01"), halves.startOf().apply(LocalDate.parse("2028-02-15")));
    }

    @Test
    void aMonthIsACalendarMonth() {
        Cycle months = PayPeriod.MONTHLY.cycle(1, null);

        LocalDate start = months.startOf().apply(LocalDate.parse("2028-02-29"));
        assertEquals(LocalDate.parse("2028-02-01"), start);
        assertEquals(LocalDate.parse("2028-03-01"), months.next().apply(start));
    }

    static Stream<Cycle> cycles() {
        return Stream.concat(
                Stream.of(Cycle.days(), Cycle.halfMonths(), Cycle.months()),
                Stream.of(1, 2, 6, 7)
                        .flatMap(day -> Stream.of(Cycle.weeks(day), Cycle.fortnights(ANCHOR.plusDays(day)))));
    }

    @ParameterizedTest
    @MethodSource("cycles")
    void everyDayIsInExactlyOnePeriod(Cycle cycle) {
        LocalDate day = LocalDate.parse("2023-12-25");
        List<LocalDate> starts = cycle.startsFrom(day).limit(800).toList();
        for (int i = 1; i < starts.size(); i++) {
            LocalDate start = starts.get(i - 1);
            LocalDate end = starts.get(i);
            assertTrue(start.isBefore(end), start + " " + end);
            start.datesUntil(end)
                    .forEach(inside -> assertEquals(start, cycle.startOf().apply(inside)));
        }
    }
}
