package io.onyxos.operations.shift;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/operations/v1/shifts")
@Tag(name = "Shifts")
@AsCaller
class ShiftConflictResource {

    private static final Duration LONGEST = Duration.ofDays(62);

    /** What was allowed when it was planned, or came about later; the rules of the tables leave no other conflicts. */
    private static final String CONFLICTS = """
        with planned as materialized (
          select s.*, (s.start_time at time zone a.timezone)::date as day, p.role
          from public.shifts s
          join public.agencies a on a.id = s.agency_id
          left join public.profiles p on p.id = s.employee_id
          where s.start_time < $2::timestamptz and s.start_time > $1::timestamptz - interval '24 hours'
                and s.end_time > $1),
        held as (select * from planned where employee_id is not null and status <> 'cancelled')
        select 'overlap' as kind, h.id as shift_id, o.id as other_id, h.employee_id, h.start_time, h.end_time
        from held h join held o on o.employee_id = h.employee_id and o.start_time < h.end_time
          and o.end_time > h.start_time and (o.start_time, o.id) > (h.start_time, h.id)
        union all
        select 'time_off', h.id, o.id, h.employee_id, h.start_time, h.end_time
        from held h join public.time_off o on o.employee_id = h.employee_id and o.status = 'approved'
          and o.start_time < h.end_time and o.end_time > h.start_time
        union all
        select 'rest', h.id, n.id, h.employee_id, h.start_time, h.end_time
        from held h
        -- the table and not held, which has no index: every shift would be compared with every other
        cross join lateral (select o.id, o.start_time from public.shifts o
          where o.employee_id = h.employee_id and o.status <> 'cancelled'
            and o.start_time >= h.end_time and o.start_time < $2
          order by o.start_time, o.id limit 1) n
        cross join lateral operations.my_policy_on(h.day) r
        where n.start_time - h.end_time < r.min_rest_minutes * interval '1 minute'
        union all
        select 'not_assigned', h.id, null, h.employee_id, h.start_time, h.end_time
        from held h
        where h.model_id is not null and not private.role_has_permission(h.role, 'view_all_models')
          and not exists (select from public.model_assignments m where m.profile_id = h.employee_id
            and m.model_id = h.model_id and h.day between m.starts_on and coalesce(m.ends_on, 'infinity'))
        union all
        select 'series_skipped', p.id, null, p.employee_id, p.start_time, p.end_time
        from planned p
        where p.series_id is not null and p.cancel_reason in ('overlap', 'time_off', 'model_inactive', 'not_schedulable')
        order by start_time, shift_id, kind, other_id\
        """;

    @GET
    @Path("conflicts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listShiftConflicts", summary = "What planners should look at in at most 62 days")
    public Uni<Page<ShiftConflictResponse>> list(
            @QueryParam("from") @NotNull Instant from, @QueryParam("to") @NotNull Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.refused("invalid_parameter").parameter("to", "must be after from, by at most 62 days");
        }
        return Standing.requiring("manage_shifts")
                .flatMap(permitted -> Sql.list(CONFLICTS, ShiftConflictResponse::of, from, to))
                .map(conflicts -> new Page<>(conflicts, null));
    }
}
