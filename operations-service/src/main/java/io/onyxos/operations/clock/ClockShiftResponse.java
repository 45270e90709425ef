package io.onyxos.operations.clock;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.shift.ShiftStatus;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** A shift as the clock shows it. */
public record ClockShiftResponse(
        UUID id,
        @Nullable String title,
        @Nullable ModelResponse model,
        Instant startTime,
        Instant endTime,
        String timezone,
        ShiftStatus status) {

    /** Null where the row holds none. */
    public static ClockShiftResponse of(SqlRow row) {
        if (row.uuid("shift_id") == null) {
            return null;
        }
        return new ClockShiftResponse(
                row.uuid("shift_id"),
                row.text("title"),
                ModelResponse.of(row.uuid("model_id"), row.text("model_name")),
                row.instant("start_time"),
                row.instant("end_time"),
                row.text("timezone"),
                row.constant(ShiftStatus.class, "status"));
    }
}
