package io.onyxos.core.modelimport;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of each item.
 *
 * @param dryRun whether nothing was kept
 * @param items in the order of the request
 */
@Schema(examples = """
        {
          "dry_run": false,
          "items": [
            {"index": 0, "outcome": "created", "model_id": "a0000000-0000-4000-8000-000000000201", "error": null},
            {"index": 1, "outcome": "error", "model_id": null, "error": "unknown_platform"}
          ]
        }""")
public record ModelImportResponse(boolean dryRun, List<Item> items) {

    /** What an import did with one item. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        ERROR
    }

    /**
     * One item.
     *
     * @param index its place in the request, from 0
     * @param modelId null after an error, and where a dry run would have created it
     * @param error stable code, null without one
     */
    public record Item(
            int index,
            Outcome outcome,
            @Nullable UUID modelId,
            @Nullable String error) {

        Item at(int place) {
            return new Item(place, outcome, modelId, error);
        }

        static Item of(Outcome outcome, UUID model) {
            return new Item(0, outcome, model, null);
        }

        static Item error(String code) {
            return new Item(0, Outcome.ERROR, null, code);
        }
    }
}
