package io.onyxos.operations.timesheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry: raw punches, and what was counted from them. All minutes are whole; null while the entry is open.
 *
 * @param model null for none; without a name for one that the caller may not see
 * @param continuesId the entry before a switch of the model
 * @param clientClockIn what the device's clock said, evidence only
 * @param clockInIp network of the address, /24 or /48; forgotten after 90 days
 * @param timezone the agency's when it was clocked in
 * @param workDate the agency's day of the clock-in, on which it is paid
 * @param totalMinutes elapsed
 * @param workedMinutes elapsed without breaks
 * @param payableMinutes what is paid, by the shift, the breaks and the rules of the day
 * @param reviewReasons what is unusual about it
 * @param approvedBy null with approvedAt set: approved by the rules
 * @param changedSinceApproval by field what was approved and what is there now; absent if nothing changed
 * @param payoutRunId the payroll run that paid it; it is locked then
 * @param breaks earliest first
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
          "2026-03-10T21:00:00Z", "ended_at": "2026-03-10T21:40:30Z"}]
        }\
        """)
public record TimesheetResponse(
        UUID id,
        UUID agencyId,
        PersonResponse employee,
        @Nullable ModelResponse model,
        @Nullable UUID shiftId,
        @Nullable UUID continuesId,
        Instant clockIn,
        @Nullable Instant clockOut,
        @Nullable Instant clientClockIn,
        @Nullable Instant clientClockOut,
        @Nullable String clockInIp,
        @Nullable String clockOutIp,
        TimesheetSource source,
        TimesheetStatus status,
        String timezone,
        LocalDate workDate,
        boolean isLate,
        int lateMinutes,
        boolean isEarlyLeave,
        int earlyLeaveMinutes,
        int overtimeMinutes,
        @Nullable Integer totalMinutes,
        @Nullable Integer breakMinutes,
        @Nullable Integer workedMinutes,
        @Nullable Integer payableMinutes,
        List<ReviewReason> reviewReasons,
        @Nullable String note,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String rejectedReason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<Object>> changedSinceApproval,
        @Nullable UUID payoutRunId,
        Instant createdAt,
        Instant updatedAt,
        List<BreakResponse> breaks)
        implements Versioned {

    static TimesheetResponse of(Timesheet entry, List<TimesheetBreak> breaks) {
        return new TimesheetResponse(
                entry.id,
                entry.agencyId,
                PersonResponse.of(entry.employeeId, entry.username, entry.role),
                ModelResponse.of(entry.modelId, entry.modelName),
                entry.shiftId,
                entry.continuesId,
                entry.clockIn,
                entry.clockOut,
                entry.clientClockIn,
                entry.clientClockOut,
                entry.clockInIp,
                entry.clockOutIp,
                entry.source,
                entry.status,
                entry.timezone,
                entry.workDate,
                entry.late,
                entry.lateMinutes,
                entry.earlyLeave,
                entry.earlyLeaveMinutes,
                entry.overtimeMinutes,
                entry.totalMinutes,
                entry.breakMinutes,
                entry.workedMinutes,
                entry.payableMinutes,
                Arrays.stream(entry.reviewReasons).map(ReviewReason::of).toList(),
                entry.note,
                entry.approvedBy,
                entry.approvedAt,
                entry.rejectedReason,
                Approval.changedSince(entry),
                entry.payoutRunId,
                entry.createdAt,
                entry.updatedAt,
                breaks.stream().map(BreakResponse::of).toList());
    }

    /** One entry with its breaks. */
    public static Uni<TimesheetResponse> of(Timesheet entry) {
        return TimesheetBreak.byTimesheet(List.of(entry.id))
                .map(breaks -> of(entry, breaks.getOrDefault(entry.id, List.of())));
    }
}
