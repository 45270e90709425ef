package io.onyxos.operations.clock;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the plan and the rules say to one person's clock now.
 *
 * @param early how long before its start a shift can be clocked into
 */
record ClockPlan(
        Instant now,
        boolean mayClock,
        boolean allowUnscheduled,
        Duration early,
        ClockShiftResponse current,
        ClockShiftResponse next) {

    private static final String READ = "select now() as now, p.* from operations.my_clock_plan() p";

    static Uni<ClockPlan> read() {
        return Sql.list(READ, row -> row).map(ClockPlan::of);
    }

    /** When the shift at hand, or else the next one, can first be clocked into. */
    Instant canClockInFrom() {
        ClockShiftResponse shift = current == null ? next : current;
        return shift == null ? null : shift.startTime().minus(early);
    }

    private static ClockPlan of(List<SqlRow> rows) {
        SqlRow first = rows.get(0);
        if (!first.bool("member")) {
            throw Problem.forbidden();
        }
        ClockShiftResponse current = null;
        ClockShiftResponse next = null;
        for (SqlRow row : rows) {
            ClockShiftResponse shift = ClockShiftResponse.of(row);
            if ("current".equals(row.text("place"))) {
                current = shift;
            } else if (next == null
                    && shift != null
                    && (current == null || !shift.id().equals(current.id()))) {
                // a shift that is about to begin is the current one already
                next = shift;
            }
        }
        return new ClockPlan(
                first.instant("now"),
                first.bool("may_clock"),
                first.bool("allow_unscheduled"),
                Duration.ofMinutes(first.integer("early_clock_in_minutes")),
                current,
                next);
    }
}
