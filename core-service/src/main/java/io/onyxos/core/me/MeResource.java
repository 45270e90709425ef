package io.onyxos.core.me;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.core.profile.Profile;
import io.onyxos.core.profile.ProfileContact;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Refuses;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/me")
@Tag(name = "Me")
class MeResource {

    /** What GET answers changes with role, assignments and session too, so it has no tag to compare. */
    private static final IfMatch ANY_VERSION = new IfMatch("*");

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
                .map(this::standing);
    }

    @PATCH
    @AsCaller
    @Operation(summary = "Change how I am shown and reached; my e-mail follows the token that I send")
    @Refuses(status = 404)
    @Refuses(status = 409, codes = "username_taken")
    public Uni<MeResponse> edit(MergePatch<MeRequest> change) {
        UUID me = ((Caller) identity.getPrincipal()).id();
        return StoredRow.toChange(Profile.class, me, ANY_VERSION)
                .call(profile -> database.sql("select core.store_my_email()", Tuple.tuple()))
                .call(profile -> ProfileContact.of(me).invoke(contact -> change.over(MeRequest.of(profile, contact))
                        .applyTo(profile, contact)))
                .flatMap(profile -> standingNow());
    }

    @POST
    @Path("leave")
    @AsCaller
    @Operation(operationId = "leaveAgency", summary = "Leave my agency, unless nobody else owns it")
    @Refuses(status = 404)
    @Refuses(
            status = 409,
            codes = {"last_owner", "not_active"})
    public Uni<MeResponse> leave() {
        return database.sql("select core.leave_agency()", Tuple.tuple()).flatMap(left -> standingNow());
    }

    private Uni<MeResponse> standingNow() {
        return database.sql("select core.my_standing()", Tuple.tuple()).map(this::standing);
    }

    private MeResponse standing(RowSet<Row> rows) {
        JsonObject standing = rows.iterator().next().get(JsonObject.class, 0);
        return json.convertValue(standing.getMap(), MeResponse.class);
    }
}
