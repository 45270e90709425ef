package io.onyxos.operations.timesheet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.timepolicy.TimePolicyResponse;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry with what it was counted by.
 *
 * @param policy the rules of its day
 * @param approvalRefusals codes with which approving it would be refused now; empty if the caller can approve it
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000502", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role":
          "chatter"}, "model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "shift_id":
          "a0000000-0000-4000-8000-000000000501", "continues_id": null, "clock_in": "2026-03-10T17:52:10Z",
          "clock_out": "2026-03-11T02:12:40Z", "client_clock_in": "2026-03-10T17:52:08Z", "client_clock_out":
          "2026-03-11T02:12:39Z", "clock_in_ip": "203.0.113.0/24", "clock_out_ip": "203.0.113.0/24", "source":
          "clock", "status": "approved", "timezone": "Europe/Bucharest", "work_date": "2026-03-10", "is_late":
          false, "late_minutes": 0, "is_early_leave": false, "early_leave_minutes": 0, "overtime_minutes": 12,
          "total_minutes": 500, "break_minutes": 40, "worked_minutes": 460, "payable_minutes": 465,
          "review_reasons": [], "note": null, "approved_by": "a0000000-0000-4000-8000-000000000104", "approved_at":
          "2026-03-11T08:00:00Z", "rejected_reason": null, "payout_run_id": null, "created_at":
          "2026-03-10T17:52:10Z", "updated_at": "2026-03-11T08:00:00Z", "breaks": [{"started_at":
          "2026-03-10T21:00:00Z", "ended_at": "2026-03-10T21:40:30Z"}], "policy": {"id":
          "a0000000-0000-4000-8000-000000000505", "valid_from": "2026-01-01", "early_clock_in_minutes": 15,
          "late_grace_minutes": 5, "early_leave_grace_minutes": 5, "late_alert_minutes": 10, "allow_unscheduled":
          true, "auto_close_after_minutes": 60, "max_open_minutes": 960, "rounding_mode": "nearest",
          "rounding_minutes": 15, "pay_before_start": false, "pay_after_end": true, "paid_break_minutes": 15,
          "break_required_after_minutes": 360, "break_required_minutes": 30, "min_rest_minutes": 660,
          "approval_required": true, "correction_window_days": 14, "created_by":
          "a0000000-0000-4000-8000-000000000102", "created_at": "2025-12-20T09:00:00Z", "updated_at":
          "2025-12-20T09:00:00Z"}, "approval_refusals": ["invalid_transition"]
        }\
        """)
record TimesheetDetailResponse(
        @JsonUnwrapped TimesheetResponse entry, TimePolicyResponse policy, List<String> approvalRefusals)
        implements Versioned {

    @Override
    @JsonIgnore
    public Instant updatedAt() {
        return entry.updatedAt();
    }
}
