package io.onyxos.operations.series;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.DryRun;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Refuses;
import io.onyxos.operations.series.PutOnRota.OnConflict;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/shift-series")
@Tag(name = "Shift series")
@AsCaller
class ShiftSeriesResource {

    private static final String PATH = "/operations/v1/shift-series/";

    private final PutOnRota putOnRota;

    ShiftSeriesResource(PutOnRota putOnRota) {
        this.putOnRota = putOnRota;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<ShiftSeriesResponse>> list(@BeanParam ShiftSeriesFilter filter) {
        return ShiftSeries.page(filter).map(page -> page.map(ShiftSeriesResponse::of));
    }

    @GET
    @Path("{id}")
    public Uni<ShiftSeriesResponse> get(UUID id) {
        return StoredRow.required(ShiftSeries.class, id).map(ShiftSeriesResponse::of);
    }

    @POST
    @Operation(summary = "Create a series and its shifts of the next 56 days")
    @Refuses({
        "invalid_rrule",
        "no_occurrences",
        "one_end",
        "model_inactive",
        "not_schedulable",
        "shift_overlap",
        "time_off"
    })
    public Uni<RestResponse<ShiftSeriesResponse>> create(
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            @QueryParam("on_conflict") @DefaultValue("fail") OnConflict onConflict,
            @Valid ShiftSeriesRequest request) {
        ShiftSeries series = new ShiftSeries().apply(request);
        return series.insert()
                .flatMap(inserted -> rolledOut(series, onConflict, dryRun))
                .map(occurrences -> Created.at(PATH + series.id, ShiftSeriesResponse.of(series, occurrences), dryRun));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a series and its future shifts, except those changed by hand")
    @Refuses({
        "invalid_rrule",
        "no_occurrences",
        "one_end",
        "model_inactive",
        "not_schedulable",
        "series_ended",
        "shift_overlap",
        "time_off"
    })
    public Uni<ShiftSeriesResponse> update(
            UUID id,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            @QueryParam("on_conflict") @DefaultValue("fail") OnConflict onConflict,
            @BeanParam IfMatch ifMatch,
            MergePatch<ShiftSeriesRequest> change) {
        return StoredRow.toChange(ShiftSeries.class, id, ifMatch).flatMap(series -> {
            Instant seen = series.updatedAt;
            return series.apply(change.over(ShiftSeriesRequest.of(series)))
                    .update()
                    .flatMap(updated -> rolledOut(series, onConflict, dryRun))
                    .map(occurrences -> ShiftSeriesResponse.of(series, dryRun ? seen : series.updatedAt, occurrences));
        });
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a series that has made no shifts; one that has can be ended")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(ShiftSeries.class, id, ifMatch)
                .call(ShiftSeries::delete)
                .replaceWithVoid();
    }

    @POST
    @Path("{id}/end")
    @Operation(summary = "End a series on a day; its later shifts are deleted, except those changed by hand")
    @Refuses("series_ended")
    public Uni<ShiftSeriesResponse> end(UUID id, @Valid SeriesEndRequest request) {
        return Sql.run("select operations.end_series($1, $2)", id, request.on()).flatMap(ended -> get(id));
    }

    private Uni<List<OccurrenceResponse>> rolledOut(ShiftSeries series, OnConflict onConflict, boolean dryRun) {
        return putOnRota.run(series, onConflict).call(series::update).call(occurrences -> DryRun.rollBackIf(dryRun));
    }
}
