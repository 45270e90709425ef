package io.onyxos.operations.coverage;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/coverage-requirements")
@Tag(name = "Coverage requirements")
@AsCaller
class CoverageRequirementResource {

    private static final String PATH = "/operations/v1/coverage-requirements/";

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<CoverageRequirementResponse>> list(
            @QueryParam("model_id") UUID modelId, @BeanParam PageRequest page) {
        return CoverageRequirement.page(modelId, page).map(rows -> rows.map(CoverageRequirementResponse::of));
    }

    @GET
    @Path("{id}")
    public Uni<CoverageRequirementResponse> get(UUID id) {
        return StoredRow.required(CoverageRequirement.class, id).map(CoverageRequirementResponse::of);
    }

    @POST
    public Uni<RestResponse<CoverageRequirementResponse>> create(@Valid CoverageRequirementRequest request) {
        CoverageRequirement requirement = new CoverageRequirement().apply(request);
        return requirement
                .insert()
                .map(inserted -> Created.at(PATH + requirement.id, CoverageRequirementResponse.of(requirement)));
    }

    @PATCH
    @Path("{id}")
    public Uni<CoverageRequirementResponse> update(
            UUID id, @BeanParam IfMatch ifMatch, MergePatch<CoverageRequirementRequest> change) {
        return StoredRow.toChange(CoverageRequirement.class, id, ifMatch)
                .invoke(requirement -> requirement.apply(change.over(CoverageRequirementRequest.of(requirement))))
                .call(CoverageRequirement::update)
                .map(CoverageRequirementResponse::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(CoverageRequirement.class, id, ifMatch)
                .call(CoverageRequirement::delete)
                .replaceWithVoid();
    }
}
