package io.onyxos.operations.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.onyxos.kit.database.SqlRow;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of a row.
 *
 * @param actorId the person; null for the system
 * @param actorKind person or system
 * @param table the row's own, or that of a part of it such as a break
 * @param changes before and after by column; private values read {@code [redacted]}
 * @param reason in the actor's words
 */
@Schema(examples = """
        {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057", "at": "2026-03-04T11:02:05.123456Z",
          "actor_id": "a0000000-0000-4000-8000-000000000104", "actor_kind": "person", "action": "update",
          "table": "shifts", "changes": {"cancel_reason": [null, "Luna is ill"]}, "reason": "Luna is ill"
        }\
        """)
public record HistoryEntryResponse(
        UUID id,
        Instant at,
        @Nullable UUID actorId,
        String actorKind,
        String action,
        String table,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, example = "{\"clock_in\": [\"…\", \"…\"]}")
        String changes,

        @Nullable String reason) {

    static HistoryEntryResponse of(SqlRow row) {
        return new HistoryEntryResponse(
                row.uuid("id"),
                row.instant("at"),
                row.uuid("actor_id"),
                row.text("actor_kind"),
                row.text("action"),
                row.text("table_name"),
                row.text("changes"),
                row.text("reason"));
    }
}
