package io.onyxos.operations.series;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/**
 * Which series are wanted.
 *
 * @param ended true for those that were ended, false for those that go on
 */
record ShiftSeriesFilter(
        @QueryParam("employee_id") UUID employeeId,
        @QueryParam("model_id") UUID modelId,
        @QueryParam("ended") Boolean ended,
        @BeanParam PageRequest page) {}
