package io.onyxos.core.modelprivate;

import io.onyxos.core.model.Model;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/models/{id}/private")
@Tag(name = "Model private files")
@AsCaller
class ModelPrivateResource {

    @GET
    @AsCaller(AsCaller.Mode.READ_WRITE)
    public Uni<ModelPrivateResponse> get(UUID id) {
        return Sql.run("select core.log_private_read($1)", id)
                .flatMap(logged -> ModelPrivate.of(id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(ModelPrivateResponse::of);
    }

    @PATCH
    public Uni<ModelPrivateResponse> update(
            UUID id, @BeanParam IfMatch ifMatch, MergePatch<ModelPrivateRequest> change) {
        return Model.permitted(id, "view_model_private")
                .flatMap(model -> ModelPrivate.toChange(id))
                .flatMap(file -> file == null ? open(id, ifMatch, change) : amend(file, ifMatch, change))
                .map(ModelPrivateResponse::of);
    }

    /** There is no tag to match before the first change. */
    private static Uni<ModelPrivate> open(UUID model, IfMatch ifMatch, MergePatch<ModelPrivateRequest> change) {
        if (ifMatch.tags() != null) {
            throw Problem.refused("precondition_failed", "Nothing has been filed yet; leave If-Match out.");
        }
        ModelPrivate file = new ModelPrivate();
        file.modelId = model;
        return file.apply(change.over(ModelPrivateRequest.of(file))).insert().replaceWith(file);
    }

    private static Uni<ModelPrivate> amend(ModelPrivate file, IfMatch ifMatch, MergePatch<ModelPrivateRequest> change) {
        ifMatch.check(file.updatedAt);
        return file.apply(change.over(ModelPrivateRequest.of(file))).update().replaceWith(file);
    }
}
