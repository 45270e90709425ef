package io.onyxos.operations.shift;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who can take a shift: planners choose, so that obstacles are told instead of hiding the person. */
@Path("/operations/v1/shifts")
@Tag(name = "Shifts")
@AsCaller
class ShiftCandidateResource {

    /**
     * One row without a person where nobody else works shifts, none where the caller does not see the shift. No shift is
     * longer than 24 hours, and no rules ask for more than 48 hours of rest.
     */
    private static final String CANDIDATES = """
        with target as materialized (
          select s.agency_id, s.employee_id, s.model_id, s.start_time, s.end_time, d.day,
            private.instant_of(w.week::timestamp, a.timezone) as opens,
            private.instant_of((w.week + 7)::timestamp, a.timezone) as closes,
            (operations.my_policy_on(d.day)).min_rest_minutes * interval '1 minute' as min_rest
          from public.shifts s join public.agencies a on a.id = s.agency_id
          cross join lateral (select (s.start_time at time zone a.timezone)::date as day) d
          cross join lateral (select d.day - (extract(isodow from d.day)::integer - a.week_start + 7) % 7 as week) w
          where s.id = $1),
        around as materialized (
          select s.employee_id, s.start_time, s.end_time from public.shifts s
          where s.start_time > (select least(t.opens - interval '1 microsecond', t.start_time - interval '8 days') from target t)
            and s.start_time < (select greatest(t.closes, t.end_time + interval '7 days') from target t)
            and s.status <> 'cancelled' and s.id <> $1),
        planned as (
          select o.employee_id, bool_or(o.start_time < t.end_time and o.end_time > t.start_time) as overlaps,
            t.start_time - max(o.end_time) filter (where o.end_time <= t.start_time
              and o.end_time > t.start_time - interval '7 days') as rest_before,
            min(o.start_time) filter (where o.start_time >= t.end_time
              and o.start_time < t.end_time + interval '7 days') - t.end_time as rest_after,
            sum(o.end_time - o.start_time) filter (where o.start_time >= t.opens and o.start_time < t.closes) as week
          from around o cross join target t
          group by o.employee_id, t.start_time, t.end_time),
        away as (
          select distinct o.employee_id from public.time_off o cross join target t
          where o.status = 'approved' and o.start_time < t.end_time and o.end_time > t.start_time
            and o.start_time > t.start_time - interval '366 days'),
        assigned as (
          select m.profile_id, m.duty from public.model_assignments m cross join target t
          where m.model_id = t.model_id and t.day between m.starts_on and coalesce(m.ends_on, 'infinity')),
        candidate as (
          select p.id, p.username, p.role, m.duty, coalesce(n.overlaps, false) as overlaps, f.employee_id is not null as away,
            t.model_id is not null and m.profile_id is null
              and not private.role_has_permission(p.role, 'view_all_models') as unassigned,
            coalesce(least(n.rest_before, n.rest_after) < t.min_rest, false) as too_little_rest,
            n.rest_before, n.rest_after, coalesce(n.week, interval '0') as week
          from target t
          left join public.profiles p on p.status = 'active' and p.id is distinct from t.employee_id
            and p.agency_id = t.agency_id and private.role_has_permission(p.role, 'clock_in_out')
          left join planned n on n.employee_id = p.id
          left join away f on f.employee_id = p.id
          left join assigned m on m.profile_id = p.id)
        select c.id, c.username, c.role, c.duty,
          array_remove(array[case when c.overlaps then 'overlaps' end, case when c.away then 'away' end,
            case when c.unassigned then 'unassigned' end, case when c.too_little_rest then 'too_little_rest' end], null)
            as obstacles,
          (extract(epoch from c.rest_before) / 60)::integer as rest_before,
          (extract(epoch from c.rest_after) / 60)::integer as rest_after,
          (extract(epoch from c.week) / 60)::integer as week
        from candidate c
        order by c.overlaps or c.away, c.unassigned, c.too_little_rest, c.duty is null, c.duty = 'backup', c.week, c.username,
          c.id\
        """;

    @GET
    @Path("{id}/candidates")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listShiftCandidates",
            summary =
                    "Who can take a shift, best first: nothing against it, the model's own people, fewest hours in the week")
    public Uni<Page<ShiftCandidateResponse>> list(UUID id) {
        return Standing.requiring("manage_shifts")
                .flatMap(permitted -> Sql.list(CANDIDATES, row -> row, id))
                .map(rows -> {
                    if (rows.isEmpty()) {
                        throw Problem.notFound();
                    }
                    return new Page<>(
                            rows.stream()
                                    .filter(row -> row.uuid("id") != null)
                                    .map(ShiftCandidateResponse::of)
                                    .toList(),
                            null);
                });
    }
}
