package io.onyxos.operations.timesheet;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose week is approved.
 *
 * @param employeeId whose entries; not one's own
 * @param week first day of the week, of the entries' {@code work_date}
 * @param seenUntil the latest {@code updated_at} of the entries that were shown; one that was changed later is not approved
 */
@Schema(examples = """
        {
          "employee_id": "a0000000-0000-4000-8000-000000000110", "week": "2026-03-02",
          "seen_until": "2026-03-09T07:30:00.123456Z"
        }\
        """)
record WeekApprovalRequest(
        @NotNull UUID employeeId,
        @NotNull LocalDate week,
        @NotNull Instant seenUntil) {}
