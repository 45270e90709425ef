package io.onyxos.core.modelimport;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** Takes over many models in one transaction; a dry run does all of it and takes it back. */
@ApplicationScoped
public class ImportModels {

    private final ImportModel importModel;

    ImportModels(ImportModel importModel) {
        this.importModel = importModel;
    }

    /** Refuses with 403 who may not manage models. */
    public Uni<ModelImportResponse> run(ModelImportRequest request, boolean dryRun) {
        return Standing.requiring("manage_models")
                .flatMap(permitted -> Sql.run("savepoint all_items"))
                .flatMap(saved -> each(request.items()))
                .call(items -> Sql.run(dryRun ? "rollback to savepoint all_items" : "release savepoint all_items"))
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
}
