package io.onyxos.bench;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/** The path for hot reads: the whole transaction in one flight, no Hibernate. */
@Path("/bench/raw")
class RawResource {

    private static final String COLUMNS =
            "select id, agency_id, name, status, language, timezone, bio, created_at, updated_at from public.models";

    private final Database database;
    private final SecurityIdentity identity;

    RawResource(Database database, SecurityIdentity identity) {
        this.database = database;
        this.identity = identity;
    }

    @GET
    @Path("/{id}")
    public Uni<CreatorResponse> one(UUID id) {
        return read(COLUMNS + " where id = $1", id).map(found -> {
            if (found.isEmpty()) throw Problem.notFound();
            return found.get(0);
        });
    }

    @GET
    public Uni<List<CreatorResponse>> fifty() {
        return read(COLUMNS + " order by created_at, id limit 50");
    }

    private Uni<List<CreatorResponse>> read(String sql, Object... arguments) {
        return database.list((Caller) identity.getPrincipal(), sql, CreatorResponse::of, arguments);
    }
}
