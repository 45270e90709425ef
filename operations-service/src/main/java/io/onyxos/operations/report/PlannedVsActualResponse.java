package io.onyxos.operations.report;

import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.onyxos.operations.shift.ShiftStatus;
import io.vertx.sqlclient.Row;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A published shift against what was worked of it.
 *
 * @param plannedMinutes from start to end, breaks included
 * @param workedMinutes of its closed entries, without breaks
 * @param missed whether it is over and nobody came
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

    static PlannedVsActualResponse of(Row row) {
        UUID employeeId = row.getUUID("employee_id");
        UUID modelId = row.getUUID("model_id");
        ShiftStatus status = ShiftStatus.of(row.getString("status"));
        return new PlannedVsActualResponse(
                row.getUUID("id"),
                employeeId == null
                        ? null
                        : new PersonResponse(employeeId, row.getString("username"), row.getString("role")),
                modelId == null ? null : new ModelResponse(modelId, row.getString("model_name")),
                row.getOffsetDateTime("start_time").toInstant(),
                row.getOffsetDateTime("end_time").toInstant(),
                row.getString("timezone"),
                status,
                row.getLong("planned"),
                row.getLong("planned_break"),
                row.getLong("worked"),
                row.getLong("payable"),
                row.getLong("late"),
                row.getLong("early_leave"),
                row.getLong("overtime"),
                status == ShiftStatus.MISSED);
    }
}
