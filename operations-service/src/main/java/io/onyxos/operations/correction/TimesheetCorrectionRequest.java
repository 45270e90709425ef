package io.onyxos.operations.correction;

import io.onyxos.kit.http.MultiLine;
import io.onyxos.operations.timesheet.BreakRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How it really was.
 *
 * @param timesheetId the entry that is wrong; absent for one that is missing
 * @param breaks all there were
 * @param shiftId the entry's if absent
 * @param modelId the entry's if absent
 */
@Schema(examples = """
        {
          "timesheet_id": "a0000000-0000-4000-8000-000000000502", "clock_in": "2026-03-10T18:00:00Z", "clock_out":
          "2026-03-11T02:00:00Z", "breaks": [{"started_at": "2026-03-10T21:00:00Z", "ended_at":
          "2026-03-10T21:40:30Z"}], "reason": "I forgot to clock out."
        }\
        """)
record TimesheetCorrectionRequest(
        UUID timesheetId,
        @NotNull Instant clockIn,
        @NotNull Instant clockOut,
        @Size(max = 50) List<@NotNull @Valid BreakRequest> breaks,
        UUID shiftId,
        UUID modelId,
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason) {}
