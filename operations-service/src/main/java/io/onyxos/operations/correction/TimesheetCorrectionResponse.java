package io.onyxos.operations.correction;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.onyxos.operations.timesheet.BreakRequest;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request and what became of it.
 *
 * @param timesheetId null until a missing entry has been added
 * @param breaks as they were asked for
 * @param decisionNote what the manager said
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000503", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "timesheet_id": "a0000000-0000-4000-8000-000000000502", "employee": {"id":
          "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role": "chatter"}, "model": {"id":
          "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "shift_id":
          "a0000000-0000-4000-8000-000000000501", "clock_in": "2026-03-10T18:00:00Z", "clock_out":
          "2026-03-11T02:00:00Z", "breaks": [{"started_at": "2026-03-10T21:00:00Z", "ended_at":
          "2026-03-10T21:40:30Z"}], "reason": "I forgot to clock out.", "status": "approved", "decided_by":
          "a0000000-0000-4000-8000-000000000104", "decided_at": "2026-03-11T08:00:00Z", "decision_note":
          "As the chat shows.", "created_at": "2026-03-11T07:00:00Z", "updated_at": "2026-03-11T08:00:00Z"
        }\
        """)
record TimesheetCorrectionResponse(
        UUID id,
        UUID agencyId,
        @Nullable UUID timesheetId,
        PersonResponse employee,
        @Nullable ModelResponse model,
        @Nullable UUID shiftId,
        Instant clockIn,
        Instant clockOut,

        @JsonRawValue @Schema(implementation = BreakRequest[].class)
        String breaks,

        String reason,
        CorrectionStatus status,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionNote,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static TimesheetCorrectionResponse of(TimesheetCorrection correction) {
        return new TimesheetCorrectionResponse(
                correction.id,
                correction.agencyId,
                correction.timesheetId,
                PersonResponse.of(correction.employeeId, correction.username, correction.role),
                ModelResponse.of(correction.modelId, correction.modelName),
                correction.shiftId,
                correction.clockIn,
                correction.clockOut,
                correction.breaks,
                correction.reason,
                correction.status,
                correction.decidedBy,
                correction.decidedAt,
                correction.decisionNote,
                correction.createdAt,
                correction.updatedAt);
    }
}
