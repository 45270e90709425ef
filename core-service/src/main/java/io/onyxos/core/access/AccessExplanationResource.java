package io.onyxos.core.access;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.Refuses;
import io.onyxos.kit.identity.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/access-explanations")
@Tag(name = "Access")
class AccessExplanationResource {

    private final Database database;
    private final SecurityIdentity identity;

    AccessExplanationResource(Database database, SecurityIdentity identity) {
        this.database = database;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Why a person, oneself if none is named, may do something, on one model or at all; or why not")
    @Refuses({"unknown_permission", "not_found"})
    public Uni<AccessExplanationResponse> explain(
            @QueryParam("profile_id") @Parameter(description = "Whose right; absent for one's own") UUID profileId,
            @QueryParam("permission") @NotNull @Parameter(description = "As GET /core/v1/roles names it")
                    String permission,
            @QueryParam("model_id") @Parameter(description = "On this model; absent for at all") UUID modelId) {
        Caller caller = (Caller) identity.getPrincipal();
        UUID person = profileId == null ? caller.id() : profileId;
        return database.row(
                caller,
                "select core.explain_access($1, $2, $3) as explanation",
                row -> row.json(AccessExplanationResponse.class, "explanation"),
                person,
                permission,
                modelId);
    }
}
