package io.onyxos.operations.shift;

import io.onyxos.kit.database.SqlRow;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something to look at.
 *
 * @param kind overlap, time_off, rest, not_assigned or series_skipped
 * @param otherId the other shift of an overlap or of too short a rest, or the time off
 */
@Schema(examples = """
        {
          "kind": "overlap", "shift_id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "other_id": "01890a5d-ac96-774b-bcce-b302099a8058", "employee_id": "a0000000-0000-4000-8000-000000000110",
          "start_time": "2026-03-10T18:00:00Z", "end_time": "2026-03-11T02:00:00Z"
        }\
        """)
record ShiftConflictResponse(
        String kind,
        UUID shiftId,
        @Nullable UUID otherId,
        @Nullable UUID employeeId,
        Instant startTime,
        Instant endTime) {

    static ShiftConflictResponse of(SqlRow row) {
        return new ShiftConflictResponse(
                row.text("kind"),
                row.uuid("shift_id"),
                row.uuid("other_id"),
                row.uuid("employee_id"),
                row.instant("start_time"),
                row.instant("end_time"));
    }
}
