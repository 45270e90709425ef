package io.onyxos.operations.clock;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who is on the clock.
 *
 * @param people by how long they have been there, longest first
 * @param expected shifts that run and that nobody has come to
 */
@Schema(examples = """
        {
          "server_time": "2026-03-10T21:10:00Z", "people": [{"timesheet_id": "a0000000-0000-4000-8000-000000000502",
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role":
          "chatter"}, "model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "shift": {"id":
          "a0000000-0000-4000-8000-000000000501", "title": "Night", "model": {"id":
          "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "start_time": "2026-03-10T18:00:00Z", "end_time":
          "2026-03-11T02:00:00Z", "timezone": "Europe/Bucharest", "status": "in_progress"}, "since":
          "2026-03-10T17:52:10Z", "on_break_since": "2026-03-10T21:00:00Z", "is_late": false, "late_minutes": 0,
          "overtime": false, "last_seen_at": "2026-03-10T21:09:40Z"}], "expected": [{"employee": {"id":
          "a0000000-0000-4000-8000-000000000108", "username": "aurora-smm", "role": "smm"}, "shift": {"id":
          "a0000000-0000-4000-8000-000000000507", "title": "Night", "model": {"id":
          "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "start_time": "2026-03-10T21:00:00Z", "end_time":
          "2026-03-11T01:00:00Z", "timezone": "Europe/Bucharest", "status": "scheduled"}}]
        }\
        """)
record LiveResponse(Instant serverTime, List<LivePersonResponse> people, List<ExpectedShiftResponse> expected) {

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

    static Uni<LiveResponse> read(Database database) {
        return database.sql(NOW, Tuple.tuple())
                .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant())
                .flatMap(now -> database.sql(PEOPLE, Tuple.tuple())
                        .flatMap(people -> database.sql(EXPECTED, Tuple.tuple())
                                .map(expected -> new LiveResponse(
                                        now,
                                        list(people, LivePersonResponse::of),
                                        list(expected, ExpectedShiftResponse::of)))));
    }

    /** Whether nothing but the time has passed. */
    boolean showsTheSameAs(LiveResponse other) {
        return other != null && people.equals(other.people) && expected.equals(other.expected);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reading) {
        return StreamSupport.stream(rows.spliterator(), false).map(reading).toList();
    }
}
