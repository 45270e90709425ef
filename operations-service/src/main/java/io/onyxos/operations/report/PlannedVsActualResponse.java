package io.onyxos.operations.report;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.onyxos.operations.shift.ShiftStatus;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A published shift against what was worked of it.
 *
 * @param plannedMinutes from start to end, breaks included
 * @param workedMinutes of its closed entries, without breaks
 * @param missed whether it is over and nobody clocked in to it
 */
@Schema(examples = """
        {
          "shift_id": "a0000000-0000-4000-8000-000000000501", "employee": {"id":
          "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role": "chatter"}, "model": {"id":
          "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "start_time": "2026-03-10T18:00:00Z", "end_time":
          "2026-03-11T02:00:00Z", "timezone": "Europe/Bucharest", "status": "completed", "planned_minutes": 480,
          "planned_break_minutes": 30, "worked_minutes": 460, "payable_minutes": 465, "late_minutes": 0,
          "early_leave_minutes": 0, "overtime_minutes": 12, "missed": false
        }\
        """)
record PlannedVsActualResponse(
        UUID shiftId,
        @Nullable PersonResponse employee,
        @Nullable ModelResponse model,
        Instant startTime,
        Instant endTime,
        String timezone,
        ShiftStatus status,
        long plannedMinutes,
        long plannedBreakMinutes,
        long workedMinutes,
        long payableMinutes,
        long lateMinutes,
        long earlyLeaveMinutes,
        long overtimeMinutes,
        boolean missed) {

    static PlannedVsActualResponse of(SqlRow row) {
        ShiftStatus status = row.constant(ShiftStatus.class, "status");
        return new PlannedVsActualResponse(
                row.uuid("id"),
                PersonResponse.of(row.uuid("employee_id"), row.text("username"), row.text("role")),
                ModelResponse.of(row.uuid("model_id"), row.text("model_name")),
                row.instant("start_time"),
                row.instant("end_time"),
                row.text("timezone"),
                status,
                row.bigint("planned"),
                row.bigint("planned_break"),
                row.bigint("worked"),
                row.bigint("payable"),
                row.bigint("late"),
                row.bigint("early_leave"),
                row.bigint("overtime"),
                status == ShiftStatus.MISSED);
    }
}
