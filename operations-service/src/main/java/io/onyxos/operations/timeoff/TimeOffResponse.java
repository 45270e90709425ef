package io.onyxos.operations.timeoff;

import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Time off, requested or decided.
 *
 * @param endTime the first instant after it
 * @param createdBy who entered it: the person, or a planner, whose entry is approved at once
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000001201", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "employee_id": "a0000000-0000-4000-8000-000000000110", "kind": "leave", "start_time": "2026-07-01T00:00:00Z",
          "end_time": "2026-07-15T00:00:00Z", "note": "The sea.", "status": "approved",
          "decided_by": "a0000000-0000-4000-8000-000000000104", "decided_at": "2026-06-02T08:00:00Z",
          "decision_note": "Enjoy.",
          "created_by": "a0000000-0000-4000-8000-000000000110", "created_at": "2026-06-01T09:30:00Z", "updated_at": "2026-06-02T08:00:00Z"
        }""")
record TimeOffResponse(
        UUID id,
        UUID agencyId,
        UUID employeeId,
        TimeOffKind kind,
        Instant startTime,
        Instant endTime,
        @Nullable String note,
        TimeOffStatus status,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionNote,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static TimeOffResponse of(TimeOff off) {
        return new TimeOffResponse(
                off.id,
                off.agencyId,
                off.employeeId,
                off.kind,
                off.startTime,
                off.endTime,
                off.note,
                off.status,
                off.decidedBy,
                off.decidedAt,
                off.decisionNote,
                off.createdBy,
                off.createdAt,
                off.updatedAt);
    }
}
