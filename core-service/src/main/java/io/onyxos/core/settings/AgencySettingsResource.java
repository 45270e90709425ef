package io.onyxos.core.settings;

import io.onyxos.core.agency.Agency;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/agencies/{id}/settings-history")
@Tag(name = "Agency settings")
@AsCaller
class AgencySettingsResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Settings since the founding, newest first; with at the one row in force, 404 before the founding")
    public Uni<Page<AgencySettingsResponse>> list(
            UUID id,
            @QueryParam("at") @Parameter(description = "Only the row in force then") Instant at,
            @BeanParam PageRequest page) {
        return Agency.permitted(id, "view_agency_settings")
                .flatMap(agency -> AgencySettings.page(id, at, page))
                .invoke(settings -> {
                    if (at != null && settings.data().isEmpty()) {
                        throw Problem.notFound();
                    }
                })
                .map(settings -> settings.map(AgencySettingsResponse::of));
    }
}
