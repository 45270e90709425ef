package io.onyxos.operations.swap;

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

@Path("/operations/v1/shift-swaps")
@Tag(name = "Shift swaps")
@AsCaller
class ShiftSwapResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<ShiftSwapResponse>> list(@BeanParam ShiftSwapFilter filter) {
        return ShiftSwap.page(filter).map(swaps -> swaps.map(ShiftSwapResponse::of));
    }

    @GET
    @Path("{id}")
    public Uni<ShiftSwapResponse> get(UUID id) {
        return StoredRow.required(ShiftSwap.class, id).map(ShiftSwapResponse::of);
    }

    @POST
    @Operation(summary = "Request that another person covers or swaps an own shift")
    @Refuses({"not_schedulable", "shift_not_exchangeable", "swap_pending"})
    public Uni<RestResponse<ShiftSwapResponse>> create(@Valid ShiftSwapRequest request) {
        ShiftSwap swap = new ShiftSwap().apply(request);
        return swap.insert()
                .map(inserted -> Created.at("/operations/v1/shift-swaps/" + swap.id, ShiftSwapResponse.of(swap)));
    }

    @POST
    @Path("{id}/accept")
    @Operation(summary = "Offer to take the shift; a planner decides")
    @Refuses({"counter_shift_required", "not_assigned", "own_record", "invalid_transition", "shift_not_exchangeable"})
    public Uni<ShiftSwapResponse> accept(UUID id, @Nullable @Valid AcceptanceRequest request) {
        return after("accept_swap($1, $2)", id, request == null ? null : request.counterShiftId());
    }

    @POST
    @Path("{id}/approve")
    @Operation(summary = "Approve a swap; the shifts change hands")
    @Refuses({
        "model_inactive",
        "not_schedulable",
        "own_record",
        "invalid_transition",
        "shift_not_exchangeable",
        "shift_overlap",
        "time_off"
    })
    public Uni<ShiftSwapResponse> approve(UUID id) {
        return after("approve_swap($1)", id);
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Reject a swap, as a planner or as the target")
    @Refuses({"own_record", "invalid_transition"})
    public Uni<ShiftSwapResponse> reject(UUID id) {
        return after("reject_swap($1)", id);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Cancel an own request")
    @Refuses("invalid_transition")
    public Uni<ShiftSwapResponse> cancel(UUID id) {
        return after("cancel_swap($1)", id);
    }

    private static Uni<ShiftSwapResponse> after(String call, Object... arguments) {
        return Sql.row("select id from operations." + call, row -> row.uuid("id"), arguments)
                .flatMap(id -> StoredRow.required(ShiftSwap.class, id))
                .map(ShiftSwapResponse::of);
    }
}
