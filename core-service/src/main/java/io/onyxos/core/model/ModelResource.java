package io.onyxos.core.model;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
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

@Path("/core/v1/models")
@Tag(name = "Models")
@AsCaller
class ModelResource {

    private final Database database;

    ModelResource(Database database) {
        this.database = database;
    }

    @GET
    @Path("{id}")
    public Uni<ModelResponse> get(UUID id) {
        return StoredRow.required(Model.class, id).map(ModelResponse::of);
    }

    @POST
    public Uni<RestResponse<ModelResponse>> create(@Valid ModelRequest request) {
        Model model = new Model().apply(request);
        return model.insert().map(inserted -> RestResponse.ResponseBuilder.<ModelResponse>created(
                        URI.create("/core/v1/models/" + model.id))
                .entity(ModelResponse.of(model))
                .build());
    }

    @PATCH
    @Path("{id}")
    public Uni<ModelResponse> edit(UUID id, @BeanParam IfMatch ifMatch, MergePatch<ModelRequest> change) {
        return StoredRow.toChange(Model.class, id, ifMatch)
                .invoke(model -> model.apply(change.over(ModelRequest.of(model))))
                .call(Model::update)
                .map(ModelResponse::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(Model.class, id, ifMatch).call(Model::delete).replaceWithVoid();
    }

    @POST
    @Path("{id}/activate")
    public Uni<ModelResponse> activate(UUID id) {
        return move(id, "active", null);
    }

    @POST
    @Path("{id}/pause")
    public Uni<ModelResponse> pause(UUID id) {
        return move(id, "paused", "active");
    }

    @POST
    @Path("{id}/archive")
    public Uni<ModelResponse> archive(UUID id) {
        return move(id, "archived", null);
    }

    @POST
    @Path("{id}/restore")
    public Uni<ModelResponse> restore(UUID id) {
        return move(id, "paused", "archived");
    }

    /** The database knows which moves there are; an impossible one is 409 {@code invalid_transition}. */
    private Uni<ModelResponse> move(UUID id, String to, String from) {
        return database.sql("select core.set_model_status($1, $2, $3)", Tuple.of(id, to, from))
                .flatMap(moved -> Panache.getSession())
                .flatMap(session -> session.find(Model.class, id))
                .map(ModelResponse::of);
    }
}
