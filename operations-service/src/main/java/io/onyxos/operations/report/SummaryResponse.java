package io.onyxos.operations.report;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Hours of one group; keys that were not asked for are null. All minutes are whole. Flat, because payroll exports it.
 *
 * @param week its first day
 * @param approvedEntries approved entries whose work_date lies in the group
 * @param unapprovedEntries the same of those that are not approved
 * @param approvedPayableMinutes by work_date, not by the day on which they were worked
 */
@Schema(examples = """
        {
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role":
          "chatter"}, "model": null, "day": "2026-03-10", "week": null, "shift_id": null, "approved_entries": 1,
          "approved_total_minutes": 500, "approved_break_minutes": 40, "approved_worked_minutes": 460,
          "approved_payable_minutes": 465, "approved_late_minutes": 0, "approved_overtime_minutes": 12,
          "unapproved_entries": 0, "unapproved_total_minutes": 0, "unapproved_break_minutes": 0,
          "unapproved_worked_minutes": 0, "unapproved_payable_minutes": 0, "unapproved_late_minutes": 0,
          "unapproved_overtime_minutes": 0
        }\
        """)
record SummaryResponse(
        @Nullable PersonResponse employee,
        @Nullable ModelResponse model,
        @Nullable LocalDate day,
        @Nullable LocalDate week,
        @Nullable UUID shiftId,
        long approvedEntries,
        long approvedTotalMinutes,
        long approvedBreakMinutes,
        long approvedWorkedMinutes,
        long approvedPayableMinutes,
        long approvedLateMinutes,
        long approvedOvertimeMinutes,
        long unapprovedEntries,
        long unapprovedTotalMinutes,
        long unapprovedBreakMinutes,
        long unapprovedWorkedMinutes,
        long unapprovedPayableMinutes,
        long unapprovedLateMinutes,
        long unapprovedOvertimeMinutes) {

    static SummaryResponse of(SqlRow row) {
        return new SummaryResponse(
                PersonResponse.of(row.uuid("employee_id"), row.text("username"), row.text("role")),
                ModelResponse.of(row.uuid("model_id"), row.text("model_name")),
                row.date("day"),
                row.date("week"),
                row.uuid("shift_id"),
                sum(row, "a_entries"),
                sum(row, "a_total"),
                sum(row, "a_break"),
                sum(row, "a_worked"),
                sum(row, "a_payable"),
                sum(row, "a_late"),
                sum(row, "a_overtime"),
                sum(row, "u_entries"),
                sum(row, "u_total"),
                sum(row, "u_break"),
                sum(row, "u_worked"),
                sum(row, "u_payable"),
                sum(row, "u_late"),
                sum(row, "u_overtime"));
    }

    private static long sum(SqlRow row, String column) {
        Long sum = row.bigint(column);
        return sum == null ? 0 : sum;
    }
}
