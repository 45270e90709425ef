package io.onyxos.operations.correction;

import io.onyxos.kit.database.AsCaller;
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

@Path("/operations/v1/timesheet-corrections")
@Tag(name = "Timesheet corrections")
@AsCaller
class TimesheetCorrectionResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One's own requests, newest first; with view_all_timesheets everybody's")
    public Uni<Page<TimesheetCorrectionResponse>> list(@BeanParam CorrectionFilter filter) {
        return TimesheetCorrection.page(filter).map(page -> page.map(TimesheetCorrectionResponse::of));
    }

    @GET
    @Path("{id}")
    public Uni<TimesheetCorrectionResponse> get(UUID id) {
        return StoredRow.required(TimesheetCorrection.class, id).map(TimesheetCorrectionResponse::of);
    }

    @POST
    @Operation(summary = "Ask to have one's own time corrected")
    @Refuses({
        "too_old",
        "in_future",
        "invalid_breaks",
        "break_outside_entry",
        "not_assigned",
        "correction_pending",
        "still_open",
        "invalid_transition"
    })
    public Uni<RestResponse<TimesheetCorrectionResponse>> create(@Valid TimesheetCorrectionRequest request) {
        return TimesheetCorrection.ask(request)
                .map(correction -> Created.at(
                        "/operations/v1/timesheet-corrections/" + correction.id,
                        TimesheetCorrectionResponse.of(correction)));
    }

    @POST
    @Path("{id}/approve")
    @Operation(
            summary = "Write what was asked for into the entry; of a paid entry the difference becomes an adjustment")
    @Refuses({
        "in_future",
        "invalid_breaks",
        "break_outside_entry",
        "own_record",
        "invalid_transition",
        "timesheet_overlap"
    })
    public Uni<TimesheetCorrectionResponse> approve(UUID id, @Nullable @Valid DecisionRequest decision) {
        return decided("approve_correction($1, $2)", id, note(decision));
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Leave the entry as it is")
    @Refuses({"own_record", "invalid_transition"})
    public Uni<TimesheetCorrectionResponse> reject(UUID id, @Nullable @Valid DecisionRequest decision) {
        return decided("reject_correction($1, $2)", id, note(decision));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Take one's own request back")
    @Refuses("invalid_transition")
    public Uni<TimesheetCorrectionResponse> cancel(UUID id) {
        return decided("cancel_correction($1)", id);
    }

    private Uni<TimesheetCorrectionResponse> decided(String call, Object... arguments) {
        return TimesheetCorrection.decided(call, arguments).map(TimesheetCorrectionResponse::of);
    }

    private static String note(DecisionRequest decision) {
        return decision == null ? null : decision.note();
    }
}
