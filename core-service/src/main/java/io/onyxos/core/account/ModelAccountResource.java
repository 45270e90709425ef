package io.onyxos.core.account;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/model-accounts")
@Tag(name = "Model accounts")
@AsCaller
class ModelAccountResource {

    @GET
    @Path("{id}")
    public Uni<ModelAccountResponse> get(UUID id) {
        return StoredRow.required(ModelAccount.class, id).map(ModelAccountResponse::of);
    }

    @PATCH
    @Path("{id}")
    @Refuses({"username_taken", "external_id_taken", "primary_taken"})
    public Uni<ModelAccountResponse> update(
            UUID id, @BeanParam IfMatch ifMatch, MergePatch<ModelAccountRequest> change) {
        return StoredRow.toChange(ModelAccount.class, id, ifMatch)
                .invoke(account -> account.apply(change.over(ModelAccountRequest.of(account))))
                .call(ModelAccount::update)
                .call(account -> OwnModel.touch(account.modelId))
                .map(ModelAccountResponse::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(ModelAccount.class, id, ifMatch)
                .call(account -> OwnModel.touch(account.modelId))
                .call(ModelAccount::delete)
                .replaceWithVoid();
    }
}
