package io.onyxos.operations.report;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/operations/v1/reports/planned-vs-actual")
@Tag(name = "Reports")
@AsCaller
class PlannedVsActualResource {

    private static final Order<PlannedVsActualResponse> BY_START = Order.<PlannedVsActualResponse>ascending()
            .by("s.start_time", Instant.class, PlannedVsActualResponse::startTime)
            .by("s.id", UUID.class, PlannedVsActualResponse::shiftId);

    private static final String SELECT = """
            select s.id, s.employee_id, e.username, e.role, s.model_id, m.name as model_name, s.start_time, s.end_time,
              s.timezone, s.status, (extract(epoch from s.end_time - s.start_time) / 60)::bigint as planned,
              s.planned_break_minutes::bigint as planned_break, t.*
            from public.shifts s
            left join public.profiles e on e.id = s.employee_id
            left join public.models m on m.id = s.model_id
            cross join lateral (
              select coalesce(sum(t.worked_minutes), 0) as worked, coalesce(sum(t.payable_minutes), 0) as payable,
                coalesce(sum(t.late_minutes), 0) as late, coalesce(sum(t.early_leave_minutes), 0) as early_leave,
                coalesce(sum(t.overtime_minutes), 0) as overtime
              from public.timesheets t where t.shift_id = s.id and t.status not in ('void', 'rejected')) t""";

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    @Operation(
            operationId = "comparePlannedAndActual",
            summary = "Published shifts that begin in [from, to) against what was worked of them")
    public Uni<Page<PlannedVsActualResponse>> list(@Valid @BeanParam PlannedVsActualFilter filter) {
        return Standing.requiring("view_all_timesheets").flatMap(permitted -> PageQuery.of(filter.page(), BY_START)
                .where("s.published_at is not null and s.status <> 'cancelled'")
                .where("s.start_time >= ?", filter.from())
                .where("s.start_time < ?", filter.to())
                .where("s.employee_id = ?", filter.employeeId())
                .where("s.model_id = ?", filter.modelId())
                .fetch(SELECT, PlannedVsActualResponse::of));
    }
}
