package io.onyxos.core.modelimport;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * What became of one item.
 *
 * @param index its place in the request, from 0
 * @param modelId null after an error
 * @param error stable code, null without one
 */
public record ModelImportItem(
        int index,
        ModelImportOutcome outcome,
        @Nullable UUID modelId,
        @Nullable String error) {

    ModelImportItem at(int place) {
        return new ModelImportItem(place, outcome, modelId, error);
    }

    static ModelImportItem of(ModelImportOutcome outcome, UUID model) {
        return new ModelImportItem(0, outcome, model, null);
    }

    static ModelImportItem error(String code) {
        return new ModelImportItem(0, ModelImportOutcome.ERROR, null, code);
    }
}
