package io.onyxos.core.model;

import io.onyxos.core.account.ModelAccount;
import io.onyxos.core.account.ModelAccountRequest;
import io.onyxos.core.modelimport.ImportModels;
import io.onyxos.core.modelimport.ModelImportRequest;
import io.onyxos.core.modelimport.ModelImportResponse;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refuses;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/core/v1/models")
@Tag(name = "Models")
@AsCaller
class ModelResource {

    private static final int MULTI_STATUS = 207;

    private final ImportModels importModels;

    ModelResource(ImportModels importModels) {
        this.importModels = importModels;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    public Uni<Page<ModelResponse>> list(@BeanParam ModelFilter filter) {
        return Model.page(filter).flatMap(ModelAnswers::of);
    }

    @GET
    @Path("{id}")
    public Uni<ModelResponse> get(UUID id) {
        return ModelAnswers.required(id);
    }

    @POST
    @Refuses({"name_taken", "username_taken", "external_id_taken", "primary_taken"})
    public Uni<RestResponse<ModelResponse>> create(@Valid ModelRequest request) {
        Model model = new Model().apply(request);
        return model.insert()
                .flatMap(inserted -> insertAccounts(model, request))
                .flatMap(inserted -> ModelAnswers.of(model))
                .map(answer -> Created.at("/core/v1/models/" + model.id, answer));
    }

    @POST
    @Path("import")
    @ResponseStatus(MULTI_STATUS)
    @Operation(
            operationId = "importModels",
            summary = "Create or update models as a platform knows them, each item with its own outcome")
    public Uni<ModelImportResponse> importAll(
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun, @Valid ModelImportRequest request) {
        return importModels.run(request, dryRun);
    }

    @PATCH
    @Path("{id}")
    @Refuses("name_taken")
    public Uni<ModelResponse> update(UUID id, @BeanParam IfMatch ifMatch, MergePatch<ModelRequest> change) {
        if (change.names("accounts")) {
            throw Problem.refused("unknown_field", "Accounts have addresses of their own.")
                    .at("/accounts", "use /model-accounts");
        }
        return StoredRow.toChange(Model.class, id, ifMatch)
                .invoke(model -> model.apply(change.over(ModelRequest.of(model))))
                .call(Model::update)
                .flatMap(ModelAnswers::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(Model.class, id, ifMatch).call(Model::delete).replaceWithVoid();
    }

    @POST
    @Path("{id}/activate")
    @Operation(summary = "Let a model work that is being onboarded or paused")
    @Refuses("invalid_transition")
    public Uni<ModelResponse> activate(UUID id) {
        return move(id, "active", null);
    }

    @POST
    @Path("{id}/pause")
    @Operation(summary = "Pause an active model")
    @Refuses("invalid_transition")
    public Uni<ModelResponse> pause(UUID id) {
        return move(id, "paused", "active");
    }

    @POST
    @Path("{id}/archive")
    @Operation(summary = "Put a model away, its name being free again")
    @Refuses("invalid_transition")
    public Uni<ModelResponse> archive(UUID id) {
        return move(id, "archived", null);
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Bring an archived model back, paused")
    @Refuses({"invalid_transition", "name_taken"})
    public Uni<ModelResponse> restore(UUID id) {
        return move(id, "paused", "archived");
    }

    /** The database knows which moves there are; an impossible one is 409 {@code invalid_transition}. */
    private Uni<ModelResponse> move(UUID id, String to, String from) {
        return Sql.run("select core.set_model_status($1, $2, $3)", id, to, from)
                .flatMap(moved -> Panache.getSession())
                .flatMap(session -> session.find(Model.class, id))
                .flatMap(ModelAnswers::of);
    }

    private static Uni<Void> insertAccounts(Model model, ModelRequest request) {
        Uni<Void> inserted = Uni.createFrom().voidItem();
        for (ModelAccountRequest account :
                request.accounts() == null ? List.<ModelAccountRequest>of() : request.accounts()) {
            inserted = inserted.flatMap(
                    before -> ModelAccount.of(model.id, account).insert());
        }
        return inserted;
    }
}
