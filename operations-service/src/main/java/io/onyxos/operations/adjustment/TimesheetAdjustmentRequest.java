package io.onyxos.operations.adjustment;

import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An adjustment.
 *
 * @param timesheetId the entry that it is about; absent in general
 * @param workDate the agency's today if absent
 * @param minutes signed, not 0
 */
@Schema(examples = """
        {
          "employee_id": "a0000000-0000-4000-8000-000000000110", "timesheet_id":
          "a0000000-0000-4000-8000-000000000502", "work_date": "2026-03-20", "minutes": -15, "reason":
          "The break was longer."
        }\
        """)
record TimesheetAdjustmentRequest(
        @NotNull UUID employeeId,
        UUID timesheetId,
        LocalDate workDate,
        @NotNull @Min(-1440) @Max(1440) Integer minutes,
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason)
        implements Reasoned {}
