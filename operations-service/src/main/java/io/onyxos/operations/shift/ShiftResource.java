package io.onyxos.operations.shift;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.DryRun;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Refuses;
import io.onyxos.kit.identity.Caller;
import io.onyxos.operations.history.History;
import io.onyxos.operations.history.HistoryEntryResponse;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/shifts")
@Tag(name = "Shifts")
@AsCaller
class ShiftResource {

    private final SecurityIdentity identity;
    private final ChangeShift changeShift;

    ShiftResource(SecurityIdentity identity, ChangeShift changeShift) {
        this.identity = identity;
        this.changeShift = changeShift;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    public Uni<Page<ShiftResponse>> list(@BeanParam ShiftFilter filter) {
        return Shift.page(filter, ((Caller) identity.getPrincipal()).id()).map(page -> page.map(ShiftResponse::of));
    }

    @GET
    @Path("{id}")
    public Uni<ShiftResponse> get(UUID id) {
        return StoredRow.required(Shift.class, id).map(ShiftResponse::of);
    }

    @POST
    @Operation(summary = "Plan a shift")
    @Refuses({"model_inactive", "not_schedulable", "shift_overlap", "time_off"})
    public Uni<RestResponse<ShiftResponse>> create(
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun, @Valid ShiftRequest request) {
        Shift shift = new Shift().apply(request);
        return changeShift
                .force(request)
                .flatMap(said -> shift.plan(request.published()))
                .call(planned -> DryRun.rollBackIf(dryRun))
                .map(planned -> Created.at("/operations/v1/shifts/" + shift.id, ShiftResponse.of(shift), dryRun));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a shift, or with scope=following its series from this date on")
    @Refuses({
        "model_inactive",
        "not_schedulable",
        "reason_required",
        "past_shift",
        "shift_overlap",
        "time_off",
        "shift_cancelled",
        "has_entries",
        "not_in_series",
        "series_ended"
    })
    public Uni<ShiftResponse> update(
            UUID id,
            @QueryParam("scope") @DefaultValue("this") ChangeShift.Scope scope,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            @BeanParam IfMatch ifMatch,
            MergePatch<ShiftRequest> change) {
        return StoredRow.toChange(Shift.class, id, ifMatch).flatMap(shift -> {
            Instant seen = shift.updatedAt;
            return changeShift
                    .apply(shift, scope, change)
                    .call(changed -> DryRun.rollBackIf(dryRun))
                    .map(changed -> ShiftResponse.of(shift, dryRun ? seen : shift.updatedAt));
        });
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a draft; what people have seen can be cancelled")
    @Refuses("use_cancel")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(Shift.class, id, ifMatch).call(Shift::delete).replaceWithVoid();
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Cancel a shift")
    @Refuses({"reason_required", "past_shift", "shift_cancelled", "shift_in_progress"})
    public Uni<ShiftResponse> cancel(UUID id, @Valid CancellationRequest request) {
        return Sql.run("select operations.cancel_shift($1, $2)", id, request.reason())
                .flatMap(cancelled -> get(id));
    }

    @POST
    @Path("{id}/reinstate")
    @Operation(summary = "Reinstate a cancelled shift")
    @Refuses({"model_inactive", "not_schedulable", "past_shift", "not_cancelled", "shift_overlap", "time_off"})
    public Uni<ShiftResponse> reinstate(UUID id) {
        return Sql.run("select operations.reinstate_shift($1)", id).flatMap(reinstated -> get(id));
    }

    @POST
    @Path("{id}/claim")
    @Operation(summary = "Claim an open shift")
    @Refuses({
        "model_inactive",
        "not_schedulable",
        "not_assigned",
        "already_claimed",
        "shift_cancelled",
        "shift_over",
        "shift_overlap",
        "time_off"
    })
    public Uni<ShiftResponse> claim(UUID id) {
        return Sql.run("select operations.claim_shift($1)", id).flatMap(claimed -> get(id));
    }

    @GET
    @Path("{id}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getShiftHistory", summary = "Changes of a shift, newest first")
    public Uni<Page<HistoryEntryResponse>> history(UUID id) {
        return History.of("shifts", id);
    }
}
