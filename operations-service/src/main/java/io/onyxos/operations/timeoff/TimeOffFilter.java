package io.onyxos.operations.timeoff;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;

/**
 * Which time off is wanted, of what the caller sees.
 *
 * @param from with {@code to}: time off that overlaps {@code [from, to)}
 */
record TimeOffFilter(
        @QueryParam("status") TimeOffStatus status,
        @QueryParam("kind") TimeOffKind kind,
        @QueryParam("employee_id") UUID employeeId,
        @QueryParam("from") Instant from,
        @QueryParam("to") Instant to,
        @BeanParam PageRequest page) {}
