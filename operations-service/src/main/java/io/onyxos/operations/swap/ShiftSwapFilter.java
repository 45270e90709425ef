package io.onyxos.operations.swap;

import io.onyxos.kit.http.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which requests are wanted, of those that the caller sees. */
record ShiftSwapFilter(
        @QueryParam("status") SwapStatus status,
        @QueryParam("shift_id") UUID shiftId,
        @QueryParam("requested_by") UUID requestedBy,
        @BeanParam PageRequest page) {}
