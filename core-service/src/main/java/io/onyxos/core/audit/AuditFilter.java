package io.onyxos.core.audit;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;

/**
 * Which entries are wanted.
 *
 * @param table changes of rows of this table, such as profiles
 * @param rowId changes of this row
 * @param actorId what this person did
 * @param action what was done
 * @param from first instant
 * @param to first instant after
 */
record AuditFilter(
        @QueryParam("table") String table,
        @QueryParam("row_id") UUID rowId,
        @QueryParam("actor_id") UUID actorId,
        @QueryParam("action") AuditAction action,
        @QueryParam("from") Instant from,
        @QueryParam("to") Instant to,
        @BeanParam PageRequest page) {}
