package io.onyxos.operations.shift;

import io.onyxos.kit.code.ZoneName;
import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of a shift.
 *
 * @param employeeId null for an open shift, which people may claim
 * @param modelId null for all models that the person is assigned to on that day
 * @param endTime at most 24 hours after the start
 * @param timezone in which the wall times are meant; the agency's if absent
 * @param allowOverlap whether the person may hold another shift at the same time
 * @param publish on creation only: false for a draft; true if absent
 * @param force plans over approved time off; needs a reason
 * @param reason why; needed also for changes of what is over
 */
@Schema(examples = """
        {
          "employee_id": "a0000000-0000-4000-8000-000000000110", "model_id": "a0000000-0000-4000-8000-000000000201",
          "start_time": "2026-03-10T18:00:00Z", "end_time": "2026-03-11T02:00:00Z", "planned_break_minutes": 30
        }\
        """)
record ShiftRequest(
        UUID employeeId,
        UUID modelId,
        @Size(max = 100) String title,
        @MultiLine @Size(max = 500) String notes,
        @NotNull Instant startTime,
        @NotNull Instant endTime,
        @ZoneName String timezone,
        @Min(0) @Max(480) Short plannedBreakMinutes,
        Boolean allowOverlap,
        Boolean publish,
        Boolean force,
        @MultiLine @Size(max = 500) String reason)
        implements Reasoned {

    static ShiftRequest of(Shift shift) {
        return new ShiftRequest(
                shift.employeeId,
                shift.modelId,
                shift.title,
                shift.notes,
                shift.startTime,
                shift.endTime,
                shift.timezone,
                shift.plannedBreakMinutes,
                shift.allowOverlap,
                null,
                null,
                null);
    }

    boolean published() {
        return !Boolean.FALSE.equals(publish);
    }
}
