package io.onyxos.operations.adjustment;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/timesheet-adjustments")
@Tag(name = "Timesheet adjustments")
@AsCaller
class TimesheetAdjustmentResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One's own adjustments, newest first; with view_all_timesheets everybody's")
    public Uni<Page<TimesheetAdjustmentResponse>> list(@BeanParam AdjustmentFilter filter) {
        return TimesheetAdjustment.page(filter).map(page -> page.map(TimesheetAdjustmentResponse::of));
    }

    @GET
    @Path("{id}")
    public Uni<TimesheetAdjustmentResponse> get(UUID id) {
        return StoredRow.required(TimesheetAdjustment.class, id).map(TimesheetAdjustmentResponse::of);
    }

    @POST
    @Operation(summary = "Add or take minutes of another person's next pay")
    @Refuses("own_record")
    public Uni<RestResponse<TimesheetAdjustmentResponse>> create(@Valid TimesheetAdjustmentRequest request) {
        TimesheetAdjustment adjustment = new TimesheetAdjustment().apply(request);
        return Standing.requiring("edit_timesheets")
                .flatMap(permitted -> adjustment.insert())
                .map(inserted -> Created.at(
                        "/operations/v1/timesheet-adjustments/" + adjustment.id,
                        TimesheetAdjustmentResponse.of(adjustment)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete an adjustment that is not paid yet")
    @Refuses({"own_record", "locked"})
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        // rows never change but by the run that pays them, which the database refuses to undo here
        return StoredRow.required(TimesheetAdjustment.class, id)
                .call(adjustment -> Standing.requiring("edit_timesheets"))
                .invoke(adjustment -> ifMatch.check(adjustment.updatedAt))
                .flatMap(adjustment -> Sql.run("delete from public.timesheet_adjustments where id = $1", adjustment.id))
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw Problem.notFound();
                    }
                })
                .replaceWithVoid();
    }
}
