package io.onyxos.core.me;

import io.onyxos.core.profile.Profile;
import io.onyxos.core.profile.ProfileContact;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Refuses;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
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

    private static final String STANDING = "select core.my_standing() as standing";

    private final Database database;
    private final SecurityIdentity identity;

    MeResource(Database database, SecurityIdentity identity) {
        this.database = database;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Where I stand: my agency, role and permissions; 200 with nulls without an active profile")
    public Uni<MeResponse> get() {
        return database.row((Caller) identity.getPrincipal(), STANDING, MeResource::standing);
    }

    @PATCH
    @AsCaller
    @Operation(summary = "Change how I am shown and reached; my e-mail follows the token that I send")
    @Refuses({"not_found", "username_taken"})
    public Uni<MeResponse> update(MergePatch<MeRequest> change) {
        UUID me = ((Caller) identity.getPrincipal()).id();
        return StoredRow.toChange(Profile.class, me, ANY_VERSION)
                .call(profile -> Sql.run("select core.store_my_email()"))
                .call(profile -> ProfileContact.of(me).invoke(contact -> change.over(MeRequest.of(profile, contact))
                        .applyTo(profile, contact)))
                .flatMap(profile -> standingNow());
    }

    @POST
    @Path("leave")
    @AsCaller
    @Operation(operationId = "leaveAgency", summary = "Leave my agency, unless I am its only owner")
    @Refuses({"not_found", "last_owner", "not_active"})
    public Uni<MeResponse> leave() {
        return Sql.run("select core.leave_agency()").flatMap(left -> standingNow());
    }

    private static Uni<MeResponse> standingNow() {
        return Sql.row(STANDING, MeResource::standing);
    }

    private static MeResponse standing(SqlRow row) {
        return row.json(MeResponse.class, "standing");
    }
}
