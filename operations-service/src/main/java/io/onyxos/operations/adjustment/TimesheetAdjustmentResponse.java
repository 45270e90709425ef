package io.onyxos.operations.adjustment;

import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.person.PersonResponse;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Minutes beside the entries.
 *
 * @param minutes signed
 * @param correctionId the correction of a paid entry that it settles; null where an editor wrote it
 * @param payoutRunId the payroll run that paid them; it is locked then
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000504", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role":
          "chatter"}, "timesheet_id": "a0000000-0000-4000-8000-000000000502", "work_date": "2026-03-20", "minutes":
          -15, "reason": "The break was longer.", "created_by": "a0000000-0000-4000-8000-000000000102",
          "correction_id": null, "payout_run_id": null, "created_at": "2026-03-20T09:00:00Z", "updated_at": "2026-03-20T09:00:00Z"
        }\
        """)
record TimesheetAdjustmentResponse(
        UUID id,
        UUID agencyId,
        PersonResponse employee,
        @Nullable UUID timesheetId,
        LocalDate workDate,
        int minutes,
        String reason,
        @Nullable UUID createdBy,
        @Nullable UUID correctionId,
        @Nullable UUID payoutRunId,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static TimesheetAdjustmentResponse of(TimesheetAdjustment adjustment) {
        return new TimesheetAdjustmentResponse(
                adjustment.id,
                adjustment.agencyId,
                PersonResponse.of(adjustment.employeeId, adjustment.username, adjustment.role),
                adjustment.timesheetId,
                adjustment.workDate,
                adjustment.minutes,
                adjustment.reason,
                adjustment.createdBy,
                adjustment.correctionId,
                adjustment.payoutRunId,
                adjustment.createdAt,
                adjustment.updatedAt);
    }
}
