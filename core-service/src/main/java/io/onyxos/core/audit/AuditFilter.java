package io.onyxos.core.audit;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries are wanted. */
record AuditFilter(
        @QueryParam("table") @Parameter(description = "Changes of rows of this table, such as profiles")
        String table,

        @QueryParam("row_id") @Parameter(description = "Changes of this row")
        UUID rowId,

        @QueryParam("actor_id") @Parameter(description = "What this person did")
        UUID actorId,

        @QueryParam("action") @Parameter(description = "What was done")
        AuditAction action,

        @QueryParam("from") @Parameter(description = "First instant")
        Instant from,

        @QueryParam("to") @Parameter(description = "First instant after")
        Instant to,

        @BeanParam PageRequest page) {}
