package io.onyxos.core.term;

import io.onyxos.core.model.Model;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/core/v1/models/{id}/terms")
@Tag(name = "Model terms")
@AsCaller
class TermsOfModelResource {

    private static final String SEE = "view_model_terms";
    private static final String SET = "manage_model_terms";

    private final SimulateTerms simulation;

    TermsOfModelResource(SimulateTerms simulation) {
        this.simulation = simulation;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<ModelTermResponse>> list(
            UUID id,
            @QueryParam("at") @Parameter(description = "Only the terms in force on this day") LocalDate at,
            @BeanParam PageRequest page) {
        return Model.permitted(id, SEE)
                .flatMap(model -> ModelTerm.page(id, at, page))
                .map(terms -> terms.map(ModelTermResponse::of));
    }

    @POST
    @Refuses({"terms_overlap", "term_in_force", "starts_in_the_past"})
    public Uni<RestResponse<ModelTermResponse>> create(UUID id, @Valid ModelTermRequest request) {
        ModelTerm term = new ModelTerm().apply(request);
        term.modelId = id;
        return Model.permitted(id, SET)
                .flatMap(model -> Boolean.TRUE.equals(request.endPrevious())
                        ? ModelTerm.endPrevious(id, term.revenueType, term.validFrom)
                        : Uni.createFrom().item(0))
                .flatMap(ended -> term.insert())
                .map(inserted -> Created.at("/core/v1/model-terms/" + term.id, ModelTermResponse.of(term)));
    }

    @POST
    @Path("simulate")
    @Operation(
            operationId = "simulateModelTerms",
            summary = "How revenue would be split by proposed or stored terms; stores nothing")
    @AsCaller(AsCaller.Mode.READ_ONLY)
    @Refuses("gross_required")
    public Uni<SimulationResponse> simulate(UUID id, @Valid SimulationRequest request) {
        return Model.permitted(id, SEE).flatMap(model -> simulation.of(model, request));
    }
}
