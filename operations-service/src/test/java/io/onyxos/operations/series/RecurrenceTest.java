package io.onyxos.operations.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onyxos.kit.http.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    private static final LocalDate YEAR = LocalDate.parse("2026-01-01");

    @Test
    void aSaturdayNightInBucharestLastsSevenHoursInMarchNineInOctoberAndEightElse() {
        Recurrence nights = recurrence("FREQ=WEEKLY;BYDAY=SA", "20:00", "04:00", "Europe/Bucharest");

        assertEquals("2026-03-28T18:00:00Z 2026-03-29T01:00:00Z 7", on(nights, "2026-03-28"));
        assertEquals("2026-10-24T17:00:00Z 2026-10-25T02:00:00Z 9", on(nights, "2026-10-24"));
        assertEquals("2026-03-21T18:00:00Z 2026-03-22T02:00:00Z 8", on(nights, "2026-03-21"));
        assertEquals("2026-10-17T17:00:00Z 2026-10-18T01:00:00Z 8", on(nights, "2026-10-17"));
        assertEquals(52, nights.between(YEAR, LocalDate.parse("2026-12-31")).size());
    }

    @Test
    void aWallTimeThatIsSkippedMovesForwardAndOfOneShownTwiceTheFirstIsMeant() {
        Recurrence early = recurrence("FREQ=DAILY", "03:30", "08:00", "Europe/Bucharest");

        assertEquals("2026-03-29T01:30:00Z 2026-03-29T05:00:00Z 3", on(early, "2026-03-29"));
        assertEquals("2026-10-25T00:30:00Z 2026-10-25T06:00:00Z 5", on(early, "2026-10-25"));
    }

    @Test
    void aShiftOfTheSkippedHourAloneIsLeftOut() {
        Recurrence skipped = recurrence("FREQ=DAILY", "03:30", "04:30", "Europe/Bucharest");

        assertEquals(
                List.of(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-30")),
                dates(skipped, "2026-03-28", "2026-03-30"));
    }

    @Test
    void aShiftOfAWholeDayLasts24HoursWhereTheDayHas25() {
        Recurrence days = recurrence("FREQ=DAILY", "03:30", "03:30", "Europe/Bucharest");

        assertEquals("2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 24", on(days, "2026-10-24"));
        assertEquals("2026-10-25T00:30:00Z 2026-10-26T00:30:00Z 24", on(days, "2026-10-25"));
        assertEquals("2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 24", on(days, "2026-03-28"));
    }

    @Test
    void aNightInKathmanduIsAlwaysEightHours() {
        Recurrence nights = recurrence("FREQ=DAILY", "22:00", "06:00", "Asia/Kathmandu");

        assertEquals("2026-03-29T16:15:00Z 2026-03-30T00:15:00Z 8", on(nights, "2026-03-29"));
        assertEquals("2026-10-25T16:15:00Z 2026-10-26T00:15:00Z 8", on(nights, "2026-10-25"));
    }

    @Test
    void monthsWithoutTheDayAreSkippedAndTheLastDayIsMinusOne() {
        assertEquals(
                List.of("2026-01-31", "2026-03-31", "2026-05-31"),
                texts(recurrence("FREQ=MONTHLY;BYMONTHDAY=31", "08:00", "16:00", "UTC"), "2026-01-01", "2026-06-30"));
        assertEquals(
                List.of("2026-01-31", "2026-02-28", "2026-03-31"),
                texts(recurrence("FREQ=MONTHLY;BYMONTHDAY=-1", "08:00", "16:00", "UTC"), "2026-01-01", "2026-03-31"));
    }

    @Test
    void everySecondWeekIsCountedFromTheDayThatTheWeekBeginsOn() {
        LocalDate monday = LocalDate.parse("2026-03-02");

        assertEquals(
                List.of("2026-03-02", "2026-03-08", "2026-03-16", "2026-03-22"),
                texts(
                        of(monday, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=MO", null, null),
                        "2026-03-01",
                        "2026-03-28"));
        assertEquals(
                List.of("2026-03-02", "2026-03-15", "2026-03-16"),
                texts(
                        of(monday, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", null, null),
                        "2026-03-01",
                        "2026-03-28"));
    }

    @Test
    void aSeriesEndsAfterItsLastDateOrItsCountOfWhichExcludedOnesAreAPart() {
        LocalDate excluded = YEAR.plusDays(1);
        Recurrence counted = new Recurrence(
                YEAR,
                LocalTime.of(8, 0),
                LocalTime.of(9, 0),
                ZoneId.of("UTC"),
                "FREQ=DAILY",
                null,
                3,
                Set.of(excluded));

        assertEquals(List.of("2026-01-01", "2026-01-03"), texts(counted, "2026-01-01", "2026-02-01"));
        assertEquals(2, counted.datesBefore(LocalDate.parse("2026-01-03")));
        assertEquals(
                List.of("2026-01-01", "2026-01-02"),
                texts(of(YEAR, "FREQ=DAILY", YEAR.plusDays(1), null), "2025-12-01", "2026-02-01"));
        assertEquals(List.of(), texts(of(YEAR, "FREQ=DAILY", null, null), "2025-12-01", "2025-12-31"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY",
                "FREQ=DAILY;INTERVAL=53",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;BYDAY=MO",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=WEEKLY;BYMONTHDAY=1",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=MONTHLY;BYMONTHDAY=-2",
                "FREQ=DAILY;COUNT=3",
                "FREQ=DAILY;UNTIL=20260301",
                "FREQ=DAILY;INTERVAL=2;INTERVAL=3",
                "FREQ=DAILY;BYHOUR=3",
                "INTERVAL=2;FREQ=DAILY",
                "every day"
            })
    void otherRulesAreRefused(String rule) {
        Problem refused = assertThrows(Problem.class, () -> recurrence(rule, "08:00", "16:00", "UTC"));

        assertEquals("invalid_rrule", refused.code());
    }

    private static Recurrence recurrence(String rule, String start, String end, String zone) {
        return new Recurrence(
                YEAR, LocalTime.parse(start), LocalTime.parse(end), ZoneId.of(zone), rule, null, null, Set.of());
    }

    private static Recurrence of(LocalDate start, String rule, LocalDate until, Integer count) {
        return new Recurrence(
                start, LocalTime.of(8, 0), LocalTime.of(16, 0), ZoneId.of("UTC"), rule, until, count, Set.of());
    }

    private static String on(Recurrence recurrence, String date) {
        Occurrence occurrence =
                recurrence.between(LocalDate.parse(date), LocalDate.parse(date)).get(0);
        return occurrence.startTime() + " " + occurrence.endTime() + " "
                + Duration.between(occurrence.startTime(), occurrence.endTime()).toHours();
    }

    private static List<LocalDate> dates(Recurrence recurrence, String from, String to) {
        return recurrence.between(LocalDate.parse(from), LocalDate.parse(to)).stream()
                .map(Occurrence::occurrenceDate)
                .toList();
    }

    private static List<String> texts(Recurrence recurrence, String from, String to) {
        return dates(recurrence, from, to).stream().map(LocalDate::toString).toList();
    }
}
