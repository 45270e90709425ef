package io.onyxos.core.me;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/me")
@Tag(name = "Me")
class MeResource {

    private final Database database;
    private final SecurityIdentity identity;
    private final ObjectMapper json;

    MeResource(Database database, SecurityIdentity identity, ObjectMapper json) {
        this.database = database;
        this.identity = identity;
        this.json = json;
    }

    @GET
    @Operation(summary = "Where I stand: my agency, role and permissions; 200 with nulls for who has no active profile")
    public Uni<MeResponse> get() {
        return database.query((Caller) identity.getPrincipal(), "select core.my_standing()", Tuple.tuple())
                .map(rows -> rows.iterator().next().get(JsonObject.class, 0))
                .map(standing -> json.convertValue(standing.getMap(), MeResponse.class));
    }
}
