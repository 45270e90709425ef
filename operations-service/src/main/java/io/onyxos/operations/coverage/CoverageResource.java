package io.onyxos.operations.coverage;

import io.onyxos.kit.code.ZoneName;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/operations/v1/coverage")
@Tag(name = "Coverage")
@AsCaller
class CoverageResource {

    private static final String GAPS = "select c.*, (select m.name from public.models m where m.id = c.model_id)"
            + " as model_name from operations.coverage_gaps($1, $2, $3, $4) c order by c.start_time, c.model_id";
    private static final String HOURS =
            "select * from operations.coverage_hours($1, $2, coalesce($4, private.my_timezone()), $3)"
                    + " order by weekday, hour";

    @GET
    @Path("gaps")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getCoverageGaps", summary = "Where fewer people are planned than are needed")
    public Uni<CoverageGapsResponse> gaps(
            @Valid @BeanParam CoverageFilter filter,
            @QueryParam("include_drafts") @DefaultValue("false") boolean includeDrafts) {
        return Sql.list(GAPS, row -> row, filter.since(), filter.to(), filter.modelId(), includeDrafts)
                .map(CoverageGapsResponse::of);
    }

    @GET
    @Path("hours")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCoverageHours",
            summary = "Needed, planned and worked minutes by hour of the week, in any zone")
    public Uni<Page<CoverageHourResponse>> hours(
            @Valid @BeanParam CoverageFilter filter,
            @QueryParam("tz") @ZoneName @Parameter(example = "Asia/Kathmandu") String zone) {
        return Sql.list(HOURS, CoverageHourResponse::of, filter.since(), filter.to(), filter.modelId(), zone)
                .map(hours -> new Page<>(hours, null));
    }
}
