package io.onyxos.operations.coverage;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.operations.model.ModelResponse;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A time in which too few people are planned, as long as the numbers stay the same.
 *
 * @param model null for the whole agency
 * @param required how many people are needed
 * @param scheduled how many are planned
 * @param missing required less scheduled
 */
record CoverageGapResponse(
        @Nullable ModelResponse model, Instant startTime, Instant endTime, int required, int scheduled, int missing) {

    static CoverageGapResponse of(SqlRow row) {
        return new CoverageGapResponse(
                ModelResponse.of(row.uuid("model_id"), row.text("model_name")),
                row.instant("start_time"),
                row.instant("end_time"),
                row.integer("required"),
                row.integer("scheduled"),
                row.integer("required") - row.integer("scheduled"));
    }
}
