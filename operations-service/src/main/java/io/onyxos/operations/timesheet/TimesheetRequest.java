package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry that an editor makes for a person who did not clock in.
 *
 * @param shiftId a shift of that person
 * @param modelId the shift's if absent
 */
@Schema(examples = """
        {
          "employee_id": "a0000000-0000-4000-8000-000000000110", "clock_in": "2026-03-10T17:52:10Z", "clock_out":
          "2026-03-11T02:12:40Z", "breaks": [{"started_at": "2026-03-10T21:00:00Z", "ended_at":
          "2026-03-10T21:40:30Z"}], "shift_id": "a0000000-0000-4000-8000-000000000501", "note": null, "reason":
          "The clock was away."
        }\
        """)
record TimesheetRequest(
        @NotNull UUID employeeId,
        @NotNull Instant clockIn,
        @NotNull Instant clockOut,
        @Size(max = 50) List<@NotNull @Valid BreakRequest> breaks,
        UUID shiftId,
        UUID modelId,
        @MultiLine @Size(max = 500) String note,
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason)
        implements Reasoned {}
