package io.onyxos.operations.report;

import io.onyxos.kit.http.PageRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;

/**
 * Which shifts are compared.
 *
 * @param from shifts that begin at this instant or later
 * @param to shifts that begin before this instant
 */
record PlannedVsActualFilter(
        @NotNull @QueryParam("from") Instant from,
        @NotNull @QueryParam("to") Instant to,
        @QueryParam("employee_id") UUID employeeId,
        @QueryParam("model_id") UUID modelId,
        @BeanParam PageRequest page) {}
