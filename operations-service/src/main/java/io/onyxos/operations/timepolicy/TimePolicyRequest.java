package io.onyxos.operations.timepolicy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rules of time as an editor sets them; what is left out takes its default.
 *
 * @param validFrom first agency day, today or later
 * @param earlyClockInMinutes how long before its start a shift can be clocked into; default 15
 * @param lateGraceMinutes how much later is not late yet; default 5
 * @param earlyLeaveGraceMinutes how much earlier is not leaving early yet; default 5
 * @param lateAlertMinutes after how long a missing person is told; default 10
 * @param allowUnscheduled whether one may clock in without a shift; default yes
 * @param autoCloseAfterMinutes how long after a shift's end a forgotten entry is closed; default 60
 * @param maxOpenMinutes how long an entry may be open at all; default 960
 * @param roundingMinutes to 1, 5, 6, 10, 15 or 30; default 1
 * @param payBeforeStart whether time before the shift is paid; default no
 * @param payAfterEnd whether time after the shift is paid; default yes
 * @param paidBreakMinutes how much break is paid, per entry; default 0
 * @param breakRequiredAfterMinutes from how long an entry must have a break; null for never
 * @param breakRequiredMinutes how long a break it must have; default 30
 * @param minRestMinutes between two shifts of one person; default 0
 * @param approvalRequired whether every entry needs approval; default yes
 * @param correctionWindowDays for how long people may ask for corrections; default 14
 */
@Schema(examples = """
        {
          "valid_from": "2026-01-01", "rounding_mode": "nearest", "rounding_minutes": 15, "paid_break_minutes": 15,
          "break_required_after_minutes": 360
        }\
        """)
record TimePolicyRequest(
        @NotNull LocalDate validFrom,
        @Min(0) @Max(240) Integer earlyClockInMinutes,
        @Min(0) @Max(120) Integer lateGraceMinutes,
        @Min(0) @Max(120) Integer earlyLeaveGraceMinutes,
        @Min(1) @Max(240) Integer lateAlertMinutes,
        Boolean allowUnscheduled,
        @Min(15) @Max(720) Integer autoCloseAfterMinutes,
        @Min(60) @Max(1440) Integer maxOpenMinutes,
        RoundingMode roundingMode,
        Integer roundingMinutes,
        Boolean payBeforeStart,
        Boolean payAfterEnd,
        @Min(0) @Max(120) Integer paidBreakMinutes,
        @Min(1) @Max(1440) Integer breakRequiredAfterMinutes,
        @Min(0) @Max(480) Integer breakRequiredMinutes,
        @Min(0) @Max(2880) Integer minRestMinutes,
        Boolean approvalRequired,
        @Min(0) @Max(366) Integer correctionWindowDays) {}
