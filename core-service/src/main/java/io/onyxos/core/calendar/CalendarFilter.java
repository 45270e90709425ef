package io.onyxos.core.calendar;

import io.onyxos.kit.calendar.Cycle;
import io.onyxos.kit.http.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the calendar that is wanted.
 *
 * @param unit how it is cut
 * @param from first day
 * @param to first day that is not wanted any more
 */
record CalendarFilter(
        @NotNull @QueryParam("unit") CalendarUnit unit,
        @NotNull @QueryParam("from") LocalDate from,
        @NotNull @QueryParam("to") LocalDate to) {

    private static final int MOST_PERIODS = 400;

    /** The periods that overlap the wanted days, in order. */
    List<PeriodResponse> cut(Cycle cycle, ZoneId zone) {
        requireOrder();
        List<PeriodResponse> periods = new ArrayList<>();
        LocalDate start = cycle.startOf().apply(from);
        while (start.isBefore(to)) {
            if (periods.size() == MOST_PERIODS) {
                throw refused("too_many_periods", "These are more than " + MOST_PERIODS + " periods.");
            }
            LocalDate end = cycle.next().apply(start);
            periods.add(PeriodResponse.of(start, end, zone));
            start = end;
        }
        return periods;
    }

    private void requireOrder() {
        if (!from.isBefore(to)) {
            throw refused("empty_range", "to is after from.");
        }
        if (from.getYear() < 1) {
            throw refused("out_of_range", "The calendar begins with year 1.");
        }
    }

    private static Problem refused(String code, String detail) {
        return Problem.refused(code).parameter("to", detail);
    }
}
