package io.onyxos.operations.timesheet;

import io.onyxos.kit.http.Etag;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Entries to approve at once.
 *
 * @param atomic whether one that cannot be approved keeps the others from it; each stands alone if absent
 */
@Schema(examples = """
        {
          "items": [{"id": "a0000000-0000-4000-8000-000000000502", "etag": "\\"hzlgcbm8cg\\""}], "atomic": false
        }\
        """)
record ApprovalsRequest(@NotEmpty @Size(max = 200) List<@NotNull @Valid SeenTimesheet> items, Boolean atomic) {

    /** As {@code operations.approve_timesheets} takes them. */
    JsonArray entries() {
        JsonArray entries = new JsonArray();
        for (SeenTimesheet item : items) {
            entries.add(new JsonObject()
                    .put("id", item.id().toString())
                    // no row was ever changed at -infinity, so a tag that is none of ours matches no entry
                    .put("seen", Etag.seen(item.etag()).map(Instant::toString).orElse("-infinity")));
        }
        return entries;
    }
}
