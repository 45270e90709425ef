package io.onyxos.operations.clock;

import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.shift.ShiftStatus;
import io.vertx.sqlclient.Row;
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
    public static ClockShiftResponse of(Row row) {
        if (row.getUUID("shift_id") == null) {
            return null;
        }
        UUID modelId = row.getUUID("model_id");
        return new ClockShiftResponse(
                row.getUUID("shift_id"),
                row.getString("title"),
                modelId == null ? null : new ModelResponse(modelId, row.getString("model_name")),
                row.getOffsetDateTime("start_time").toInstant(),
                row.getOffsetDateTime("end_time").toInstant(),
                row.getString("timezone"),
                ShiftStatus.of(row.getString("status")));
    }
}
