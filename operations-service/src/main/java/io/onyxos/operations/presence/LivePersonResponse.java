package io.onyxos.operations.presence;

import io.onyxos.operations.clock.ClockShiftResponse;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.vertx.sqlclient.Row;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    static LivePersonResponse of(Row row) {
        UUID modelId = row.getUUID("model_id");
        return new LivePersonResponse(
                row.getUUID("timesheet_id"),
                new PersonResponse(row.getUUID("employee_id"), row.getString("username"), row.getString("role")),
                modelId == null ? null : new ModelResponse(modelId, row.getString("model_name")),
                ClockShiftResponse.of(row),
                instant(row, "clock_in"),
                instant(row, "on_break_since"),
                row.getBoolean("is_late"),
                row.getInteger("late_minutes"),
                row.getBoolean("overtime"),
                instant(row, "last_seen_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
