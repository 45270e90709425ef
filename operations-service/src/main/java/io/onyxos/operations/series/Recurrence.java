package io.onyxos.operations.series;

import io.onyxos.kit.http.Problem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
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

    /** Refuses with 400 a rule that is outside the subset. */
    Recurrence {
        boolean doubled = Stream.of("INTERVAL=", "BYDAY=", "BYMONTHDAY=", "WKST=")
                .anyMatch(part -> rule.indexOf(part) != rule.lastIndexOf(part));
        boolean strange = rule.contains("BYDAY=") && !rule.contains("FREQ=WEEKLY")
                || rule.contains("BYMONTHDAY=") && !rule.contains("FREQ=MONTHLY");
        if (!SUBSET.matcher(rule).matches() || doubled || strange) {
            throw Problem.refused(400, "invalid_rrule")
                    .at(
                            "/rrule",
                            "invalid_rrule",
                            "FREQ=DAILY, WEEKLY or MONTHLY with INTERVAL, BYDAY (weekly), BYMONTHDAY (monthly), WKST");
        }
    }

    /** The occurrences of these days, both inclusive, in order. */
    List<Occurrence> between(LocalDate from, LocalDate to) {
        LocalDate last = until != null && until.isBefore(to) ? until : to;
        if (last.isBefore(start)) {
            return List.of();
        }
        return dates(from.isBefore(start) ? start : from, last).stream()
                .filter(date -> !excluded.contains(date))
                .map(this::on)
                .filter(Occurrence::lasts)
                .toList();
    }

    /** How many dates the rule gives before this one, excluded ones too. */
    int datesBefore(LocalDate date) {
        return date.isAfter(start) ? dates(start, date.minusDays(1)).size() : 0;
    }

    private List<LocalDate> dates(LocalDate from, LocalDate to) {
        return new Recur<LocalDate>(count == null ? rule : rule + ";COUNT=" + count).getDates(start, from, to);
    }

    /** A wall time that the clock skips moves forward by the gap, of one that it shows twice the first is meant. */
    private Occurrence on(LocalDate date) {
        LocalDate closing = localEnd.isAfter(localStart) ? date : date.plusDays(1);
        return new Occurrence(
                date,
                LocalDateTime.of(date, localStart).atZone(zone).toInstant(),
                LocalDateTime.of(closing, localEnd).atZone(zone).toInstant());
    }
}
