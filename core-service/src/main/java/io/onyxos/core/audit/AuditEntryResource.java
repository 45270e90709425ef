package io.onyxos.core.audit;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/audit-entries")
@Tag(name = "Audit entries")
@AsCaller
class AuditEntryResource {

    private static final Order<AuditEntryResponse> NEWEST_FIRST = Order.<AuditEntryResponse>descending()
            .by("at", Instant.class, AuditEntryResponse::at)
            .by("id", UUID.class, AuditEntryResponse::id);

    private static final String SELECT = "select id, at, actor_id, actor_kind, action, table_name, row_id,"
            + " changes::text as changes, reason, request_id from public.audit_entries";

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    @Operation(summary = "The trail, newest first; without view_audit_log one's own acts")
    public Uni<Page<AuditEntryResponse>> list(@BeanParam AuditFilter filter) {
        return PageQuery.of(filter.page(), NEWEST_FIRST)
                .where("table_name = ?", filter.table())
                .where("row_id = ?", filter.rowId())
                .where("actor_id = ?", filter.actorId())
                .where("action = ?", filter.action())
                .where("at >= ?", filter.from())
                .where("at < ?", filter.to())
                .fetch(SELECT, AuditEntryResponse::of);
    }
}
