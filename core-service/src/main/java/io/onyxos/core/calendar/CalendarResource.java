package io.onyxos.core.calendar;

import io.onyxos.core.agency.Agency;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/agencies/{id}/calendar")
@Tag(name = "Agency calendar")
@AsCaller
class CalendarResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The agency's days, weeks, months or pay periods that overlap [from, to); at most 400")
    @Refuses({"empty_range", "out_of_range", "too_many_periods"})
    public Uni<Page<PeriodResponse>> list(UUID id, @Valid @BeanParam CalendarFilter filter) {
        return Agency.required(id)
                .map(agency -> filter.cut(filter.unit().of(agency), ZoneId.of(agency.timezone)))
                .map(periods -> new Page<>(periods, null));
    }
}
