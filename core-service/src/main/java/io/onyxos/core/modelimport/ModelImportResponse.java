package io.onyxos.core.modelimport;

import java.util.List;
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
public record ModelImportResponse(boolean dryRun, List<ModelImportItem> items) {}
