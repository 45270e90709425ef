package io.onyxos.operations.coverage;

import io.onyxos.operations.model.ModelResponse;
import io.vertx.sqlclient.Row;
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

    static CoverageGapResponse of(Row row) {
        return new CoverageGapResponse(
                ModelResponse.of(row.getUUID("model_id"), row.getString("model_name")),
                row.getOffsetDateTime("start_time").toInstant(),
                row.getOffsetDateTime("end_time").toInstant(),
                row.getInteger("required"),
                row.getInteger("scheduled"),
                row.getInteger("required") - row.getInteger("scheduled"));
    }
}
