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

    /** At most one current and one next shift; the choice of the current one is that of {@code operations.clock_in}. */
    private static final String READ = """
            select now() as now, private.my_agency_id() is not null as member, private.has_permission('clock_in_out') as may_clock,
              p.allow_unscheduled,
              p.early_clock_in_minutes, s.place, s.id as shift_id, s.title, s.model_id, m.name as model_name, s.start_time,
              s.end_time, s.timezone, s.status
            from operations.my_policy_on(private.my_today()) p
            left join public.timesheets o on o.employee_id = private.my_id() and o.clock_out is null
            left join lateral (
              (select 'current' as place, c.* from public.shifts c
               where c.employee_id = private.my_id() and c.published_at is not null and c.cancelled_at is null
                 and case when o.id is not null then c.id = o.shift_id
                   else now() >= c.start_time - p.early_clock_in_minutes * interval '1 minute' and now() < c.end_time end
               order by exists (select from public.timesheets t
                   where t.shift_id = c.id and t.status not in ('void', 'rejected')),
                 abs(extract(epoch from c.start_time - now())), c.id
               limit 1)
              union all
              (select 'next', n.* from public.shifts n
               where n.employee_id = private.my_id() and n.published_at is not null and n.cancelled_at is null
                 and n.start_time > now() and n.id is distinct from o.shift_id
               order by n.start_time, n.id
               limit 2)) s on true
            left join public.models m on m.id = s.model_id
            order by s.place, s.start_time""";

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
