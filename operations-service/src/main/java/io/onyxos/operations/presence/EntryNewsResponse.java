package io.onyxos.operations.presence;

import io.onyxos.operations.timesheet.ReviewReason;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * News of an entry, of the events {@code clocked_in}, {@code break_started}, {@code break_ended} and {@code clocked_out}.
 *
 * @param at when it happened: of a break, its beginning or end
 * @param reviewReasons {@code auto_closed} where nobody clocked out
 */
@Schema(examples = """
        {"timesheet_id": "a0000000-0000-4000-8000-000000000601", "employee_id": "a0000000-0000-4000-8000-000000000110",
        "shift_id": "a0000000-0000-4000-8000-000000000501", "model_id": "a0000000-0000-4000-8000-000000000201",
        "clock_in": "2026-03-10T17:52:10Z", "clock_out": null, "is_late": false, "late_minutes": 0, "review_reasons": [],
        "at": "2026-03-10T17:52:10.013Z"}""")
record EntryNewsResponse(
        UUID timesheetId,
        UUID employeeId,
        @Nullable UUID shiftId,
        @Nullable UUID modelId,
        Instant clockIn,
        @Nullable Instant clockOut,
        boolean isLate,
        int lateMinutes,
        List<ReviewReason> reviewReasons,
        Instant at) {}
