package io.onyxos.operations.timeoff;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request for time off.
 *
 * @param endTime after the start, at most 366 days
 */
@Schema(examples = """
        {
          "kind": "leave", "start_time": "2026-07-01T00:00:00Z", "end_time": "2026-07-15T00:00:00Z",
          "note": "The sea."
        }""")
record TimeOffRequest(
        @NotNull TimeOffKind kind,
        @NotNull Instant startTime,
        @NotNull Instant endTime,
        @MultiLine @Size(max = 500) String note) {}
