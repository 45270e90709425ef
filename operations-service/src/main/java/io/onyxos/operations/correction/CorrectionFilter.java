package io.onyxos.operations.correction;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which requests are wanted. */
record CorrectionFilter(
        @QueryParam("status") CorrectionStatus status,
        @QueryParam("employee_id") UUID employeeId,
        @BeanParam PageRequest page) {}
