package io.onyxos.core.account;

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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/core/v1/models/{id}/accounts")
@Tag(name = "Model accounts")
@AsCaller
class AccountsOfModelResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<ModelAccountResponse>> list(UUID id, @BeanParam PageRequest page) {
        return OwnModel.visible(id)
                .flatMap(visible -> ModelAccount.page(id, page))
                .map(accounts -> accounts.map(ModelAccountResponse::of));
    }

    @POST
    @Refuses({"username_taken", "external_id_taken", "primary_taken"})
    public Uni<RestResponse<ModelAccountResponse>> create(UUID id, @Valid ModelAccountRequest request) {
        ModelAccount account = ModelAccount.of(id, request);
        return OwnModel.touch(id)
                .flatMap(touched -> account.insert())
                .map(inserted -> Created.at("/core/v1/model-accounts/" + account.id, ModelAccountResponse.of(account)));
    }
}
