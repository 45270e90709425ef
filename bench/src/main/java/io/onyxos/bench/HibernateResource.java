package io.onyxos.bench;

import io.onyxos.kit.database.AsCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/** The path that services take for nearly everything. */
@Path("/bench/hibernate")
@AsCaller
class HibernateResource {

    @GET
    @Path("/{id}")
    public Uni<CreatorResponse> one(UUID id) {
        return Creator.one(id).map(CreatorResponse::of);
    }

    @GET
    public Uni<List<CreatorResponse>> fifty() {
        return Creator.firstFifty()
                .map(creators -> creators.stream().map(CreatorResponse::of).toList());
    }
}
