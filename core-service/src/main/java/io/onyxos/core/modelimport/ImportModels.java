package io.onyxos.core.modelimport;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Standing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** Takes over many models in one transaction; a dry run does all of it and takes it back. */
@ApplicationScoped
public class ImportModels {

    private final Database database;
    private final ImportModel importModel;

    ImportModels(Database database, ImportModel importModel) {
        this.database = database;
        this.importModel = importModel;
    }

    /** Refuses with 403 who may not manage models. */
    public Uni<ModelImportResponse> run(ModelImportRequest request, boolean dryRun) {
        return Standing.requiring("manage_models")
                .flatMap(permitted -> sql("savepoint all_items"))
                .flatMap(saved -> each(request.items()))
                .call(items -> sql(dryRun ? "rollback to savepoint all_items" : "release savepoint all_items"))
                .map(items -> new ModelImportResponse(dryRun, dryRun ? withoutLostIds(items) : items));
    }

    /** One after the other: they share a transaction, and a later item may repeat an earlier one. */
    private Uni<List<ModelImportItem>> each(List<ImportedModel> items) {
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

    private static List<ModelImportItem> withoutLostIds(List<ModelImportItem> items) {
        return items.stream()
                .map(item -> item.outcome() == ModelImportOutcome.CREATED
                        ? new ModelImportItem(item.index(), ModelImportOutcome.CREATED, null, null)
                        : item)
                .toList();
    }

    private Uni<Void> sql(String command) {
        return database.sql(command, Tuple.tuple()).replaceWithVoid();
    }
}
