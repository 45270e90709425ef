package io.onyxos.operations.timesheet;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A pause within an entry.
 *
 * @param endedAt null while it lasts
 */
public record BreakResponse(Instant startedAt, @Nullable Instant endedAt) {

    static BreakResponse of(TimesheetBreak pause) {
        return new BreakResponse(pause.startedAt, pause.endedAt);
    }
}
