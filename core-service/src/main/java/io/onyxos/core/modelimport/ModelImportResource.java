package io.onyxos.core.modelimport;

import io.onyxos.core.modelimport.ModelImportResponse.Item;
import io.onyxos.core.modelimport.ModelImportResponse.Outcome;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/core/v1/models/import")
@Tag(name = "Models")
@AsCaller
class ModelImportResource {

    private static final int MULTI_STATUS = 207;

    private final Database database;
    private final ImportModel importModel;

    ModelImportResource(Database database, ImportModel importModel) {
        this.database = database;
        this.importModel = importModel;
    }

    @POST
    public Uni<RestResponse<ModelImportResponse>> run(
            @QueryParam("dry_run") boolean dryRun, @Valid ModelImportRequest request) {
        return sql("select private.require_permission('manage_models')")
                .flatMap(permitted -> sql("savepoint import"))
                .flatMap(saved -> each(request.items()))
                .call(items -> sql(dryRun ? "rollback to savepoint import" : "release savepoint import"))
                .map(items -> new ModelImportResponse(dryRun, dryRun ? withoutLostIds(items) : items))
                .map(answer -> RestResponse.ResponseBuilder.<ModelImportResponse>create(MULTI_STATUS)
                        .entity(answer)
                        .build());
    }

    /** One after the other: they share a transaction, and a later item may repeat an earlier one. */
    private Uni<List<Item>> each(List<ImportedModel> items) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(importModel::from)
                .collect()
                .asList()
                .map(done -> IntStream.range(0, done.size())
                        .mapToObj(place -> done.get(place).at(place))
                        .toList());
    }

    private static List<Item> withoutLostIds(List<Item> items) {
        return items.stream()
                .map(item ->
                        item.outcome() == Outcome.CREATED ? new Item(item.index(), Outcome.CREATED, null, null) : item)
                .toList();
    }

    private Uni<Void> sql(String command) {
        return database.sql(command, Tuple.tuple()).replaceWithVoid();
    }
}
