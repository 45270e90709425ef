package io.onyxos.operations.swap;

import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request about a shift.
 *
 * @param targetEmployeeId the person who is asked; null for everybody
 * @param counterShiftId what is given for the shift
 * @param decidedBy the planner, or the target who rejected it
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000001101", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "shift_id": "a0000000-0000-4000-8000-000000001001", "kind": "cover",
          "requested_by": "a0000000-0000-4000-8000-000000000110", "target_employee_id": null, "counter_shift_id": null,
          "status": "accepted", "accepted_by": "a0000000-0000-4000-8000-000000000108", "decided_by": null,
          "decided_at": null, "note": "A wedding.", "created_at": "2026-03-01T09:30:00Z",
          "updated_at": "2026-03-01T10:00:00Z"
        }""")
record ShiftSwapResponse(
        UUID id,
        UUID agencyId,
        UUID shiftId,
        SwapKind kind,
        UUID requestedBy,
        @Nullable UUID targetEmployeeId,
        @Nullable UUID counterShiftId,
        SwapStatus status,
        @Nullable UUID acceptedBy,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ShiftSwapResponse of(ShiftSwap swap) {
        return new ShiftSwapResponse(
                swap.id,
                swap.agencyId,
                swap.shiftId,
                swap.kind,
                swap.requestedBy,
                swap.targetEmployeeId,
                swap.counterShiftId,
                swap.status,
                swap.acceptedBy,
                swap.decidedBy,
                swap.decidedAt,
                swap.note,
                swap.createdAt,
                swap.updatedAt);
    }
}
