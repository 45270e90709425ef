package io.onyxos.operations.report;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hours summed by one or two keys. What was worked is cut at midnight of the zone, by instants; what is paid, and what
 * was late or overtime, belongs whole to the entry's work_date.
 */
@ApplicationScoped
class TimesheetSummary {

    /**
     * Keys that were not asked for are null everywhere and so make no groups. An entry's work_date was reckoned where its
     * agency was then, which is less than two days from where the days of this summary begin.
     */
    private static final String SUMS = """
            with zone as materialized (
              select z.name, a.week_start, private.instant_of($1::date::timestamp, z.name) as opens,
                private.instant_of(($2::date + 1)::timestamp, z.name) as closes
              from public.agencies a cross join lateral (select coalesce($3, a.timezone) as name) z
              where a.id = (select private.my_agency_id())),
            entry as materialized (
              select e.* from zone z cross join lateral operations.counted_entries(
                z.opens - interval '2 days', z.closes + interval '2 days', $9) e),
            fact as (
              select e.*, w.day, w.total_minutes, w.break_minutes, w.worked_minutes, false as whole
              from zone z cross join lateral operations.worked_by_day(z.opens, z.closes, z.name, $9) w
              join entry e on e.id = w.timesheet_id
              union all
              select e.*, e.work_date, 0, 0, 0, true from entry e where e.work_date between $1 and $2),
            keyed as (
              select case when $4 then f.employee_id end as employee_id, case when $5 then f.model_id end as model_id,
                case when $6 then f.day end as day,
                case when $7 then f.day - (extract(isodow from f.day)::integer - z.week_start + 7) % 7 end as week,
                case when $8 then f.shift_id end as shift_id, f.approved, f.whole, f.total_minutes, f.break_minutes,
                f.worked_minutes, f.payable_minutes, f.late_minutes, f.overtime_minutes
              from fact f cross join zone z),
            summed as (
              select employee_id, model_id, day, week, shift_id, approved, count(*) filter (where whole) as entries,
                sum(total_minutes) as total, sum(break_minutes) as pause, sum(worked_minutes) as worked,
                sum(payable_minutes) filter (where whole) as payable,
                sum(late_minutes) filter (where whole) as late, sum(overtime_minutes) filter (where whole) as overtime
              from keyed group by employee_id, model_id, day, week, shift_id, approved),
            line as (
              select coalesce(a.employee_id, u.employee_id) as employee_id, coalesce(a.model_id, u.model_id) as model_id,
                coalesce(a.day, u.day) as day, coalesce(a.week, u.week) as week, coalesce(a.shift_id, u.shift_id) as shift_id,
                a.entries as a_entries, a.total as a_total, a.pause as a_break, a.worked as a_worked,
                a.payable as a_payable, a.late as a_late, a.overtime as a_overtime,
                u.entries as u_entries, u.total as u_total, u.pause as u_break, u.worked as u_worked,
                u.payable as u_payable, u.late as u_late, u.overtime as u_overtime
              from (select * from summed where approved) a
              full join (select * from summed where not approved) u
                on row(a.employee_id, a.model_id, a.day, a.week, a.shift_id)::text
                  = row(u.employee_id, u.model_id, u.day, u.week, u.shift_id)::text)
            select l.*, e.username, e.role, m.name as model_name
            from line l
            left join public.profiles e on e.id = l.employee_id
            left join public.models m on m.id = l.model_id
            order by l.day, l.week, e.username, m.name, l.employee_id, l.model_id, l.shift_id""";

    /** All groups on one page, in time and then by name; policies confine it to what the caller sees. */
    Uni<Page<SummaryResponse>> of(SummaryFilter filter) {
        filter.requireOrder();
        return Sql.list(
                        SUMS,
                        SummaryResponse::of,
                        filter.from(),
                        filter.to(),
                        filter.tz(),
                        filter.by(SummaryKey.EMPLOYEE),
                        filter.by(SummaryKey.MODEL),
                        filter.by(SummaryKey.DAY),
                        filter.by(SummaryKey.WEEK),
                        filter.by(SummaryKey.SHIFT),
                        filter.employeeId())
                .map(groups -> new Page<>(groups, null));
    }
}
