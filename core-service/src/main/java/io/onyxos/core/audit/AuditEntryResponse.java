package io.onyxos.core.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.sqlclient.Row;
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
record AuditEntryResponse(
        UUID id,
        Instant at,
        UUID actorId,
        String actorKind,
        String action,
        String table,
        UUID rowId,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, example = "{\"role\": [\"smm\", \"paladin\"]}")
        String changes,

        String reason,
        String requestId) {

    static AuditEntryResponse of(Row row) {
        return new AuditEntryResponse(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getUUID("actor_id"),
                row.getString("actor_kind"),
                row.getString("action"),
                row.getString("table_name"),
                row.getUUID("row_id"),
                row.getString("changes"),
                row.getString("reason"),
                row.getString("request_id"));
    }
}
