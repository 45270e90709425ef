package io.onyxos.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.agency.PayPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        Cycle fortnights = Cycle.of(PayPeriod.BIWEEKLY, 1, ANCHOR);

        assertEquals(start, fortnights.startOf().apply(day));
        assertEquals(start.plusDays(14), fortnights.next().apply(start));
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-02-23", "2, 2026-02-24", "6, 2026-02-28", "7, 2026-03-01"})
    void aWeekBeginsOnItsDay(int weekStart, LocalDate start) {
        LocalDate sunday = LocalDate.parse("2026-03-01");

        assertEquals(
                start, Cycle.of(PayPeriod.WEEKLY, weekStart, null).startOf().apply(sunday));
    }

    @Test
    void aHalfMonthEndsWithTheFifteenthOrTheLast() {
        Cycle halves = Cycle.of(PayPeriod.SEMI_MONTHLY, 1, null);

        List<LocalDate> starts = Stream.iterate(
                        halves.startOf().apply(LocalDate.parse("2028-01-31")),
                        start -> halves.next().apply(start))
                .limit(5)
                .toList();
        assertEquals(
                Stream.of("2028-01-16", "2028-02-01", "2028-02-16", "2028-03-01", "2028-03-16")
                        .map(LocalDate::parse)
                        .toList(),
                starts);
        assertEquals(LocalDate.parse("2028-02-01"), halves.startOf().apply(LocalDate.parse("2028-02-15")));
    }

    @Test
    void aMonthIsACalendarMonth() {
        Cycle months = Cycle.of(PayPeriod.MONTHLY, 1, null);

        LocalDate start = months.startOf().apply(LocalDate.parse("2028-02-29"));
        assertEquals(LocalDate.parse("2028-02-01"), start);
        assertEquals(LocalDate.parse("2028-03-01"), months.next().apply(start));
    }
}
