package io.onyxos.operations.presence;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.operations.clock.ClockShiftResponse;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody on the clock.
 *
 * @param since the clock-in
 * @param onBreakSince null while working
 * @param overtime whether the shift is over
 * @param lastSeenAt when the person's page last said so, to half a minute; null if it never has
 */
record LivePersonResponse(
        UUID timesheetId,
        PersonResponse employee,
        @Nullable ModelResponse model,
        @Nullable ClockShiftResponse shift,
        Instant since,
        @Nullable Instant onBreakSince,
        boolean isLate,
        int lateMinutes,
        boolean overtime,
        @Nullable Instant lastSeenAt) {

    static LivePersonResponse of(SqlRow row) {
        return new LivePersonResponse(
                row.uuid("timesheet_id"),
                new PersonResponse(row.uuid("employee_id"), row.text("username"), row.text("role")),
                ModelResponse.of(row.uuid("model_id"), row.text("model_name")),
                ClockShiftResponse.of(row),
                row.instant("clock_in"),
                row.instant("on_break_since"),
                row.bool("is_late"),
                row.integer("late_minutes"),
                row.bool("overtime"),
                row.instant("last_seen_at"));
    }
}
