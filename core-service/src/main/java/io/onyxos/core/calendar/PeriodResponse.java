package io.onyxos.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One period in the agency's zone, half-open.
 *
 * @param endsOn the first day after it
 * @param startsAt the first instant that its first day has in the zone, which need not be midnight
 * @param endsAt the first instant after it
 */
record PeriodResponse(LocalDate startsOn, LocalDate endsOn, Instant startsAt, Instant endsAt) {

    static PeriodResponse of(LocalDate startsOn, LocalDate endsOn, ZoneId zone) {
        return new PeriodResponse(
                startsOn,
                endsOn,
                startsOn.atStartOfDay(zone).toInstant(),
                endsOn.atStartOfDay(zone).toInstant());
    }
}
