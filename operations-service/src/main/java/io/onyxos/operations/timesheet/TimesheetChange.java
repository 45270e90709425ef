package io.onyxos.operations.timesheet;

import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.MultiLine;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can be changed of an entry; the note by its owner, too.
 *
 * @param clockOut null only while the entry is open
 * @param breaks all of them, instead of those there are
 * @param reason why an editor does it; an owner needs none for the note
 */
@Schema(examples = """
        {
          "clock_out": "2026-03-11T02:00:00Z", "breaks": [{"started_at": "2026-03-10T21:00:00Z", "ended_at":
          "2026-03-10T21:40:30Z"}], "reason": "She left on time."
        }\
        """)
record TimesheetChange(
        @NotNull Instant clockIn,
        Instant clockOut,
        @Size(max = 50) List<@NotNull @Valid BreakRequest> breaks,
        UUID shiftId,
        UUID modelId,
        @MultiLine @Size(max = 500) String note,
        @MultiLine @Size(max = 500) String reason) {

    private static final String[] FIELDS = {"clock_in", "clock_out", "breaks", "shift_id", "model_id", "note"};

    /** As the entry is; its breaks are replaced as a whole or left alone, so they need not be read. */
    static TimesheetChange of(Timesheet entry) {
        return new TimesheetChange(entry.clockIn, entry.clockOut, null, entry.shiftId, entry.modelId, entry.note, null);
    }

    static boolean namesNoteOnly(MergePatch<TimesheetChange> change) {
        for (String field : FIELDS) {
            if (change.names(field) != field.equals("note")) {
                return false;
            }
        }
        return true;
    }

    /** What the client names, as {@code operations.edit_timesheet} takes it. */
    JsonObject named(MergePatch<TimesheetChange> change) {
        JsonObject named = new JsonObject()
                .put("clock_in", clockIn.toString())
                .put("clock_out", Objects.toString(clockOut, null))
                .put("breaks", BreakRequest.json(breaks))
                .put("shift_id", Objects.toString(shiftId, null))
                .put("model_id", Objects.toString(modelId, null))
                .put("note", note);
        for (String field : FIELDS) {
            if (!change.names(field)) {
                named.remove(field);
            }
        }
        return named;
    }
}
