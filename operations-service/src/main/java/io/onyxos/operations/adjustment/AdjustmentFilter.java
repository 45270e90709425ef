package io.onyxos.operations.adjustment;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Which adjustments are wanted.
 *
 * @param from first work_date
 * @param to last work_date
 * @param locked whether a payroll run has paid it
 */
record AdjustmentFilter(
        @QueryParam("employee_id") UUID employeeId,
        @QueryParam("from") LocalDate from,
        @QueryParam("to") LocalDate to,
        @QueryParam("locked") Boolean locked,
        @BeanParam PageRequest page) {}
