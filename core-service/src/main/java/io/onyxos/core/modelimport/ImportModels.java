package io.onyxos.core.modelimport;

import io.onyxos.kit.database.DryRun;
import io.onyxos.kit.database.Standing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** Takes over many models in one transaction; a dry run is rolled back. */
@ApplicationScoped
public class ImportModels {

    private final ImportModel importModel;

    ImportModels(ImportModel importModel) {
        this.importModel = importModel;
    }

    /** Refuses with 403 who may not manage models. */
    public Uni<ModelImportResponse> run(ModelImportRequest request, boolean dryRun) {
        return Standing.requiring("manage_models")
                .flatMap(permitted -> each(request.items()))
                .call(items -> DryRun.rollBackIf(dryRun))
                .map(items -> new ModelImportResponse(dryRun, items));
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
}
