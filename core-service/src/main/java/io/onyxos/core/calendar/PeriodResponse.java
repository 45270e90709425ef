package io.onyxos.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One period in the agency's zone, half-open.
 *
 * @param endsOn the first day after it
 * @param startsAt the first instant that its first day has in the zone, which need not be midnight
 * @param endsAt the first instant after it
 */
@Schema(examples = """
        {
          "starts_on": "2026-03-02", "ends_on": "2026-03-09", "starts_at": "2026-03-01T22:00:00Z", "ends_at": "2026-03-08T22:00:00Z"
        }""")
record PeriodResponse(LocalDate startsOn, LocalDate endsOn, Instant startsAt, Instant endsAt) {

    static PeriodResponse of(LocalDate startsOn, LocalDate endsOn, ZoneId zone) {
        return new PeriodResponse(
                startsOn,
                endsOn,
                startsOn.atStartOfDay(zone).toInstant(),
                endsOn.atStartOfDay(zone).toInstant());
    }
}
