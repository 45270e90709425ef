package io.onyxos.operations.timeoff;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request for time off, or time off that a planner enters for another person.
 *
 * @param employeeId whose; one's own if absent
 * @param endTime after the start, at most 366 days
 * @param unassign lets shifts of the other person in that time become open; one's own are not touched
 */
@Schema(examples = """
        {
          "kind": "leave", "start_time": "2026-07-01T00:00:00Z", "end_time": "2026-07-15T00:00:00Z",
          "note": "The sea.", "unassign": false
        }""")
record TimeOffRequest(
        UUID employeeId,
        @NotNull TimeOffKind kind,
        @NotNull Instant startTime,
        @NotNull Instant endTime,
        @MultiLine @Size(max = 500) String note,
        Boolean unassign) {}
