package io.onyxos.operations.presence;

import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Uni;

/** Reads who is on the clock in the caller's agency, and who should be. */
final class OnTheClock {

    private static final String NOW = "select now() as now, private.require_permission('view_all_timesheets')::text";

    private static final String PEOPLE = """
            select t.id as timesheet_id, t.employee_id, e.username, e.role, t.model_id, m.name as model_name,
              t.clock_in, t.is_late, t.late_minutes, s.id as shift_id, s.title, s.start_time, s.end_time, s.timezone,
              s.status, b.started_at as on_break_since, p.last_seen_at, coalesce(now() >= s.end_time, false) as overtime
            from public.timesheets t
            join public.profiles e on e.id = t.employee_id
            left join public.models m on m.id = t.model_id
            left join public.shifts s on s.id = t.shift_id
            left join public.timesheet_breaks b on b.timesheet_id = t.id and b.ended_at is null
            left join operations.presence p on p.timesheet_id = t.id
            where t.clock_out is null
            order by t.clock_in, t.id""";

    private static final String EXPECTED = """
            select s.id as shift_id, s.title, s.start_time, s.end_time, s.timezone, s.status, s.employee_id, e.username,
              e.role, s.model_id, m.name as model_name
            from public.shifts s
            join public.profiles e on e.id = s.employee_id
            left join public.models m on m.id = s.model_id
            where s.status = 'scheduled' and s.published_at is not null
              and s.start_time > now() - interval '24 hours' and s.start_time <= now() and s.end_time > now()
              and not exists (select from public.timesheets t
                where t.employee_id = s.employee_id and t.clock_out is null)
            order by s.start_time, s.id""";

    private OnTheClock() {}

    /** Fails with what the database refuses a caller with who may not see it. */
    static Uni<LiveResponse> read() {
        return Sql.row(NOW, row -> row.instant("now")).flatMap(now -> Sql.list(PEOPLE, LivePersonResponse::of)
                .flatMap(people -> Sql.list(EXPECTED, ExpectedShiftResponse::of)
                        .map(expected -> new LiveResponse(now, people, expected))));
    }
}
