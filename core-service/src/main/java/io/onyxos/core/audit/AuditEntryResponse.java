package io.onyxos.core.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.onyxos.kit.database.SqlRow;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One act.
 *
 * @param actorId the person; null for the system
 * @param actorKind person or system
 * @param action insert, update, delete or read
 * @param changes before and after by column, exactly as stored; secret values read {@code [redacted]}
 * @param reason in the actor's words
 * @param requestId of the request that did it, as its answer told
 */
@Schema(examples = """
        {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057", "at": "2026-03-04T11:02:05.123456Z",
          "actor_id": "a0000000-0000-4000-8000-000000000101", "actor_kind": "person", "action": "update", "table": "profiles",
          "row_id": "a0000000-0000-4000-8000-000000000104", "changes": {"role": ["smm", "paladin"]},
          "reason": "Leads the night shift from March on.", "request_id": "1f0e9a52-7a35-4c0a-8d0e-2b6f5f3f8f0a"
        }""")
record AuditEntryResponse(
        UUID id,
        Instant at,
        @Nullable UUID actorId,
        String actorKind,
        String action,
        String table,
        UUID rowId,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, example = "{\"role\": [\"smm\", \"paladin\"]}")
        String changes,

        @Nullable String reason,
        @Nullable String requestId) {

    static AuditEntryResponse of(SqlRow row) {
        return new AuditEntryResponse(
                row.uuid("id"),
                row.instant("at"),
                row.uuid("actor_id"),
                row.text("actor_kind"),
                row.text("action"),
                row.text("table_name"),
                row.uuid("row_id"),
                row.text("changes"),
                row.text("reason"),
                row.text("request_id"));
    }
}
