package io.onyxos.core.agency;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/core/v1/agencies")
@Tag(name = "Agencies")
@AsCaller
class AgencyResource {

    private final Database database;

    AgencyResource(Database database) {
        this.database = database;
    }

    @GET
    @Path("{id}")
    public Uni<AgencyResponse> get(UUID id) {
        return Agency.<Agency>findById(id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(AgencyResponse::of);
    }

    @POST
    public Uni<RestResponse<AgencyResponse>> found(@Valid @NotNull FoundingRequest request) {
        return Agency.found(database, request).map(agency -> RestResponse.ResponseBuilder.<AgencyResponse>created(
                        URI.create("/core/v1/agencies/" + agency.id))
                .entity(AgencyResponse.of(agency))
                .build());
    }
}
