package io.onyxos.operations.timeoff;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/time-off")
@Tag(name = "Time off")
@AsCaller
class TimeOffResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List own time off; planners see everybody's")
    public Uni<Page<TimeOffResponse>> list(@BeanParam TimeOffFilter filter) {
        return TimeOff.page(filter).map(all -> all.map(TimeOffResponse::of));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Get one time off")
    public Uni<TimeOffResponse> get(UUID id) {
        return StoredRow.required(TimeOff.class, id).map(TimeOffResponse::of);
    }

    @POST
    @Operation(
            summary = "Request time off, or as a planner enter another person's, which is approved at once",
            description = "`has_shifts` tells the `shift_ids` of the other person, unless they are to be unassigned")
    @Refuses({"has_shifts", "time_off_overlap"})
    public Uni<RestResponse<TimeOffResponse>> create(@Valid TimeOffRequest request) {
        return (request.employeeId() == null ? ask(request) : enter(request))
                .map(off -> Created.at("/operations/v1/time-off/" + off.id(), off));
    }

    @POST
    @Path("{id}/approve")
    @Operation(
            summary = "Approve time off",
            description = "`has_shifts` tells their `shift_ids`, unless they are to be unassigned")
    @Refuses({"own_record", "invalid_transition", "has_shifts", "time_off_overlap"})
    public Uni<TimeOffResponse> approve(UUID id, @Nullable @Valid ApprovalRequest request) {
        boolean unassign = request != null && Boolean.TRUE.equals(request.unassign());
        String note = request == null ? null : request.note();
        return after("approve_time_off($1, $2, $3)", id, unassign, note);
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Reject time off")
    @Refuses({"own_record", "invalid_transition"})
    public Uni<TimeOffResponse> reject(UUID id, @Nullable @Valid RejectionRequest request) {
        String note = request == null ? null : request.note();
        return after("reject_time_off($1, $2)", id, note);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Cancel own time off that is not over; planners also what a planner entered")
    @Refuses("invalid_transition")
    public Uni<TimeOffResponse> cancel(UUID id) {
        return after("cancel_time_off($1)", id);
    }

    private static Uni<TimeOffResponse> ask(TimeOffRequest request) {
        TimeOff off = new TimeOff().apply(request);
        return off.insert().map(inserted -> TimeOffResponse.of(off));
    }

    private static Uni<TimeOffResponse> enter(TimeOffRequest request) {
        return after(
                "enter_time_off($1, $2, $3, $4, $5, $6)",
                request.employeeId(),
                request.kind(),
                request.startTime(),
                request.endTime(),
                request.note(),
                Boolean.TRUE.equals(request.unassign()));
    }

    private static Uni<TimeOffResponse> after(String call, Object... arguments) {
        return Sql.row("select id from operations." + call, row -> row.uuid("id"), arguments)
                .flatMap(id -> StoredRow.required(TimeOff.class, id))
                .map(TimeOffResponse::of);
    }
}
