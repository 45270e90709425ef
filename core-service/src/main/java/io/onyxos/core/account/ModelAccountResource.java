package io.onyxos.core.account;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.entity.StoredRow;
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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/core/v1")
@Tag(name = "Model accounts")
@AsCaller
class ModelAccountResource {

    private final OwnModel models;

    ModelAccountResource(OwnModel models) {
        this.models = models;
    }

    @GET
    @Path("models/{id}/accounts")
    public Uni<Page<ModelAccountResponse>> list(UUID id, @BeanParam PageRequest page) {
        return models.visible(id)
                .flatMap(visible -> ModelAccount.page(id, page))
                .map(accounts -> accounts.map(ModelAccountResponse::of));
    }

    @POST
    @Path("models/{id}/accounts")
    public Uni<RestResponse<ModelAccountResponse>> create(UUID id, @Valid ModelAccountRequest request) {
        ModelAccount account = ModelAccount.of(id, request);
        return models.touch(id)
                .flatMap(touched -> account.insert())
                .map(inserted -> RestResponse.ResponseBuilder.<ModelAccountResponse>created(
                                URI.create("/core/v1/model-accounts/" + account.id))
                        .entity(ModelAccountResponse.of(account))
                        .build());
    }

    @GET
    @Path("model-accounts/{id}")
    public Uni<ModelAccountResponse> get(UUID id) {
        return StoredRow.required(ModelAccount.class, id).map(ModelAccountResponse::of);
    }

    @PATCH
    @Path("model-accounts/{id}")
    public Uni<ModelAccountResponse> edit(UUID id, @BeanParam IfMatch ifMatch, MergePatch<ModelAccountRequest> change) {
        return StoredRow.toChange(ModelAccount.class, id, ifMatch)
                .invoke(account -> account.apply(change.over(ModelAccountRequest.of(account))))
                .call(ModelAccount::update)
                .call(account -> models.touch(account.modelId))
                .map(ModelAccountResponse::of);
    }

    @DELETE
    @Path("model-accounts/{id}")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(ModelAccount.class, id, ifMatch)
                .call(account -> models.touch(account.modelId))
                .call(ModelAccount::delete)
                .replaceWithVoid();
    }
}
