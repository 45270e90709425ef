package io.onyxos.operations.timepolicy;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rules of time in force on a day.
 *
 * @param id null for the defaults
 * @param validFrom first agency day; null for the defaults
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000505", "valid_from": "2026-01-01", "early_clock_in_minutes": 15,
          "late_grace_minutes": 5, "early_leave_grace_minutes": 5, "late_alert_minutes": 10, "allow_unscheduled":
          true, "auto_close_after_minutes": 60, "max_open_minutes": 960, "rounding_mode": "nearest",
          "rounding_minutes": 15, "pay_before_start": false, "pay_after_end": true, "paid_break_minutes": 15,
          "break_required_after_minutes": 360, "break_required_minutes": 30, "min_rest_minutes": 660,
          "approval_required": true, "correction_window_days": 14, "created_by":
          "a0000000-0000-4000-8000-000000000102", "created_at": "2025-12-20T09:00:00Z", "updated_at":
          "2025-12-20T09:00:00Z"
        }\
        """)
public record TimePolicyResponse(
        @Nullable UUID id,
        @Nullable LocalDate validFrom,
        int earlyClockInMinutes,
        int lateGraceMinutes,
        int earlyLeaveGraceMinutes,
        int lateAlertMinutes,
        boolean allowUnscheduled,
        int autoCloseAfterMinutes,
        int maxOpenMinutes,
        RoundingMode roundingMode,
        int roundingMinutes,
        boolean payBeforeStart,
        boolean payAfterEnd,
        int paidBreakMinutes,
        @Nullable Integer breakRequiredAfterMinutes,
        int breakRequiredMinutes,
        int minRestMinutes,
        boolean approvalRequired,
        int correctionWindowDays,
        @Nullable UUID createdBy,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt)
        implements Versioned {

    static TimePolicyResponse of(TimePolicy policy) {
        return new TimePolicyResponse(
                policy.id,
                policy.validFrom,
                policy.earlyClockInMinutes,
                policy.lateGraceMinutes,
                policy.earlyLeaveGraceMinutes,
                policy.lateAlertMinutes,
                policy.allowUnscheduled,
                policy.autoCloseAfterMinutes,
                policy.maxOpenMinutes,
                policy.roundingMode,
                policy.roundingMinutes,
                policy.payBeforeStart,
                policy.payAfterEnd,
                policy.paidBreakMinutes,
                policy.breakRequiredAfterMinutes,
                policy.breakRequiredMinutes,
                policy.minRestMinutes,
                policy.approvalRequired,
                policy.correctionWindowDays,
                policy.createdBy,
                policy.createdAt,
                policy.updatedAt);
    }

    /** Of what {@code operations.my_policy_on} answers: the defaults are no row that could be an entity. */
    static TimePolicyResponse of(SqlRow row) {
        return new TimePolicyResponse(
                row.uuid("id"),
                row.date("valid_from"),
                row.integer("early_clock_in_minutes"),
                row.integer("late_grace_minutes"),
                row.integer("early_leave_grace_minutes"),
                row.integer("late_alert_minutes"),
                row.bool("allow_unscheduled"),
                row.integer("auto_close_after_minutes"),
                row.integer("max_open_minutes"),
                row.constant(RoundingMode.class, "rounding_mode"),
                row.integer("rounding_minutes"),
                row.bool("pay_before_start"),
                row.bool("pay_after_end"),
                row.integer("paid_break_minutes"),
                row.integer("break_required_after_minutes"),
                row.integer("break_required_minutes"),
                row.integer("min_rest_minutes"),
                row.bool("approval_required"),
                row.integer("correction_window_days"),
                row.uuid("created_by"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
