package io.onyxos.operations.coverage;

import io.onyxos.kit.http.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Of which time, at most 62 days, and of which model coverage is asked for.
 *
 * @param from inclusive
 * @param to exclusive
 * @param modelId all if absent
 */
record CoverageFilter(
        @QueryParam("from") @NotNull Instant from,
        @QueryParam("to") @NotNull Instant to,
        @QueryParam("model_id") UUID modelId) {

    private static final Duration LONGEST = Duration.ofDays(62);

    /** The beginning, once the time has been found to be one. */
    Instant since() {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.refused("invalid_parameter").parameter("to", "must be after from, by at most 62 days");
        }
        return from;
    }
}
