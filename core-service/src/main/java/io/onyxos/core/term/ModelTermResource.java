package io.onyxos.core.term;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/model-terms")
@Tag(name = "Model terms")
@AsCaller
class ModelTermResource {

    @GET
    @Path("{id}")
    public Uni<ModelTermResponse> get(UUID id) {
        return StoredRow.required(ModelTerm.class, id).map(ModelTermResponse::of);
    }

    @PATCH
    @Path("{id}")
    @Refuses({"terms_overlap", "term_in_force", "starts_in_the_past"})
    public Uni<ModelTermResponse> update(UUID id, @BeanParam IfMatch ifMatch, MergePatch<ModelTermRequest> change) {
        if (change.names("end_previous")) {
            throw Problem.refused("unknown_field").at("/end_previous", "only a new term ends another");
        }
        return StoredRow.toChange(ModelTerm.class, id, ifMatch)
                .invoke(term -> term.apply(change.over(ModelTermRequest.of(term))))
                .call(ModelTerm::update)
                .map(ModelTermResponse::of);
    }

    @DELETE
    @Path("{id}")
    @Refuses("term_in_force")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(ModelTerm.class, id, ifMatch)
                .call(ModelTerm::delete)
                .replaceWithVoid();
    }
}
