package io.onyxos.operations.series;

import io.onyxos.kit.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;

/**
 * What a rule of RFC 5545 gives: dates by the rule, instants by the wall times in the zone.
 *
 * @param start first date that the rule may give
 * @param localEnd up to {@code localStart}: on the next day
 * @param rule {@code FREQ=DAILY|WEEKLY|MONTHLY} with {@code INTERVAL}, {@code BYDAY} (weekly), {@code BYMONTHDAY}
 *     (monthly) and {@code WKST}
 * @param until last date, null without
 * @param count how many dates at most, excluded ones too; null without
 * @param excluded dates that are left out
 */
record Recurrence(
        LocalDate start,
        LocalTime localStart,
        LocalTime localEnd,
        ZoneId zone,
        String rule,
        LocalDate until,
        Integer count,
        Set<LocalDate> excluded) {

    private static final Pattern SUBSET = Pattern.compile("FREQ=(DAILY|WEEKLY|MONTHLY)(;("
            + "INTERVAL=([1-9]|[1-4]\\d|5[0-2])"
            + "|BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*"
            + "|BYMONTHDAY=(-1|[1-9]|[12]\\d|3[01])(,(-1|[1-9]|[12]\\d|3[01]))*"
            + "|WKST=(MO|TU|WE|TH|FR|SA|SU)))*");

    private static final Duration LONGEST = Duration.ofHours(24);

    /** After which every rule repeats itself: {@code FREQ=MONTHLY;INTERVAL=52;BYMONTHDAY=29} meets a leap year. */
    private static final int LONGEST_PERIOD_YEARS = 60;

    /** Refuses with 400 a rule that is outside the subset. */
    Recurrence {
        boolean doubled = Stream.of("INTERVAL=", "BYDAY=", "BYMONTHDAY=", "WKST=")
                .anyMatch(part -> rule.indexOf(part) != rule.lastIndexOf(part));
        boolean strange = rule.contains("BYDAY=") && !rule.contains("FREQ=WEEKLY")
                || rule.contains("BYMONTHDAY=") && !rule.contains("FREQ=MONTHLY");
        if (!SUBSET.matcher(rule).matches() || doubled || strange) {
            throw Problem.refused("invalid_rrule")
                    .at(
                            "/rrule",
                            "FREQ=DAILY, WEEKLY or MONTHLY with INTERVAL, BYDAY (weekly), BYMONTHDAY (monthly), WKST");
        }
    }

    /** Refuses with 400 a series that has no occurrence on this day or later. */
    void requireOccurrence(LocalDate from) {
        LocalDate first = from.isBefore(start) ? start : from;
        LocalDate last = until == null ? first.plusYears(LONGEST_PERIOD_YEARS) : until;
        if (dates(first, last).allMatch(excluded::contains)) {
            throw Problem.refused("no_occurrences").at("/rrule", "gives no date that lies ahead and is not excluded");
        }
    }

    /** The occurrences of these days, both inclusive, in order. */
    List<Occurrence> between(LocalDate from, LocalDate to) {
        LocalDate last = until != null && until.isBefore(to) ? until : to;
        if (last.isBefore(start)) {
            return List.of();
        }
        return dates(from.isBefore(start) ? start : from, last)
                .filter(date -> !excluded.contains(date))
                .map(this::on)
                .filter(Occurrence::lasts)
                .toList();
    }

    /** How many dates the rule gives before this one, excluded ones too. */
    int datesBefore(LocalDate date) {
        return date.isAfter(start) ? (int) dates(start, date.minusDays(1)).count() : 0;
    }

    private Stream<LocalDate> dates(LocalDate from, LocalDate to) {
        // without WKST the library takes the first day of the week from the default locale
        String complete = rule.contains("WKST=") ? rule : rule + ";WKST=MO";
        return new Recur<LocalDate>(complete)
                .getDatesAsStream(start, count == null ? from : start, to, -1)
                // the library gives a date twice for BYMONTHDAY=31,-1, although it calls its stream distinct
                .filter(new HashSet<>()::add)
                .limit(count == null ? Long.MAX_VALUE : count)
                .filter(date -> !date.isBefore(from));
    }

    /**
     * A wall time that the clock skips moves forward by the gap, of one that it shows twice the first is meant. On the day
     * that has 25 hours a shift still ends after 24, which is the longest that one may be.
     */
    private Occurrence on(LocalDate date) {
        LocalDate closing = localEnd.isAfter(localStart) ? date : date.plusDays(1);
        Instant begin = LocalDateTime.of(date, localStart).atZone(zone).toInstant();
        Instant end = LocalDateTime.of(closing, localEnd).atZone(zone).toInstant();
        Instant latest = begin.plus(LONGEST);
        return new Occurrence(date, begin, end.isAfter(latest) ? latest : end);
    }
}
