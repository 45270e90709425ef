package io.onyxos.operations.report;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/operations/v1/timesheets/summary")
@Tag(name = "Timesheets")
@AsCaller
class SummaryResource {

    private final TimesheetSummary summary;

    SummaryResource(TimesheetSummary summary) {
        this.summary = summary;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    @Operation(operationId = "sumTimesheets", summary = "Hours by one or two of employee, model, day, week and shift")
    @Refuses("invalid_range")
    public Uni<Page<SummaryResponse>> sums(@Valid @BeanParam SummaryFilter filter) {
        return summary.of(filter);
    }
}
