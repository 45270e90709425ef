package io.onyxos.operations.clock;

import io.onyxos.operations.timesheet.BreakResponse;
import io.onyxos.operations.timesheet.TimesheetResponse;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The clock of one person.
 *
 * @param entry the open one; null while off the clock
 * @param currentShift of the open entry, or the one that a clock-in now would belong to
 * @param canClockInFrom when the current or next shift can first be clocked into; null while on the clock
 * @param allowUnscheduled whether one may also clock in without a shift
 * @param elapsedSeconds since the clock-in, breaks included
 * @param breakSeconds of all breaks of the open entry so far
 */
@Schema(examples = """
        {
          "state": "working", "entry": {"id": "a0000000-0000-4000-8000-000000000502", "agency_id":
          "a0000000-0000-4000-8000-000000000001", "employee": {"id": "a0000000-0000-4000-8000-000000000110",
          "username": "aurora-chatter", "role": "chatter"}, "model": {"id": "a0000000-0000-4000-8000-000000000201",
          "name": "Luna"}, "shift_id": "a0000000-0000-4000-8000-000000000501", "continues_id": null, "clock_in":
          "2026-03-10T17:52:10Z", "clock_out": null, "client_clock_in": "2026-03-10T17:52:08Z", "client_clock_out":
          null, "clock_in_ip": "203.0.113.0/24", "clock_out_ip": null, "source": "clock", "status": "active",
          "timezone": "Europe/Bucharest", "work_date": "2026-03-10", "is_late": false, "late_minutes": 0,
          "is_early_leave": false, "early_leave_minutes": 0, "overtime_minutes": 0, "total_minutes": null,
          "break_minutes": null, "worked_minutes": null, "payable_minutes": null, "review_reasons": [], "note":
          null, "approved_by": null, "approved_at": null, "rejected_reason": null, "payout_run_id": null,
          "created_at": "2026-03-10T17:52:10Z", "updated_at": "2026-03-10T17:52:10Z", "breaks": []},
          "current_shift": {"id": "a0000000-0000-4000-8000-000000000501", "title": "Night", "model": {"id":
          "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "start_time": "2026-03-10T18:00:00Z", "end_time":
          "2026-03-11T02:00:00Z", "timezone": "Europe/Bucharest", "status": "in_progress"}, "next_shift": null,
          "can_clock_in_from": null, "allow_unscheduled": true, "elapsed_seconds": 7670, "break_seconds": 0,
          "server_time": "2026-03-10T20:00:00Z"
        }\
        """)
record ClockResponse(
        ClockState state,
        @Nullable TimesheetResponse entry,
        @Nullable ClockShiftResponse currentShift,
        @Nullable ClockShiftResponse nextShift,
        @Nullable Instant canClockInFrom,
        boolean allowUnscheduled,
        @Nullable Long elapsedSeconds,
        @Nullable Long breakSeconds,
        Instant serverTime) {

    static ClockResponse of(ClockPlan plan, TimesheetResponse entry) {
        return new ClockResponse(
                state(plan, entry),
                entry,
                plan.current(),
                plan.next(),
                entry == null ? plan.canClockInFrom() : null,
                plan.allowUnscheduled(),
                entry == null ? null : seconds(entry.clockIn(), plan.now()),
                entry == null ? null : breakSeconds(entry, plan.now()),
                plan.now());
    }

    private static ClockState state(ClockPlan plan, TimesheetResponse entry) {
        if (!plan.mayClock()) {
            return ClockState.EXEMPT;
        }
        if (entry == null) {
            if (plan.current() != null) {
                return ClockState.CAN_CLOCK_IN;
            }
            return plan.next() == null ? ClockState.NO_SHIFT : ClockState.UPCOMING;
        }
        if (entry.breaks().stream().anyMatch(pause -> pause.endedAt() == null)) {
            return ClockState.ON_BREAK;
        }
        boolean over =
                plan.current() != null && !plan.now().isBefore(plan.current().endTime());
        return over ? ClockState.OVERTIME : ClockState.WORKING;
    }

    private static long breakSeconds(TimesheetResponse entry, Instant now) {
        long seconds = 0;
        for (BreakResponse pause : entry.breaks()) {
            seconds += seconds(pause.startedAt(), pause.endedAt() == null ? now : pause.endedAt());
        }
        return seconds;
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
