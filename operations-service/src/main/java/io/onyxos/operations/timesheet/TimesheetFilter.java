package io.onyxos.operations.timesheet;

import io.onyxos.kit.http.PageRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Which entries are wanted.
 *
 * @param from entries that last beyond this instant
 * @param to entries that begin before this instant
 * @param needsReview whether it waits for a decision and something about it is unusual
 * @param locked whether a payroll run has paid it
 * @param sort {@code clock_in}, or {@code -clock_in} for the newest first
 */
record TimesheetFilter(
        @QueryParam("from") Instant from,
        @QueryParam("to") Instant to,
        @QueryParam("employee_id") UUID employeeId,
        @QueryParam("model_id") UUID modelId,
        @QueryParam("shift_id") UUID shiftId,
        @QueryParam("status") TimesheetStatus status,
        @QueryParam("needs_review") Boolean needsReview,
        @QueryParam("source") TimesheetSource source,
        @QueryParam("locked") Boolean locked,

        @QueryParam("sort") @DefaultValue("clock_in") @Pattern(regexp = "-?clock_in") String sort,

        @BeanParam PageRequest page) {

    private static final Duration LONGEST_ENTRY = Duration.ofHours(24);

    boolean newestFirst() {
        return sort.startsWith("-");
    }

    /** No closed entry that began before this lasts beyond {@code from}. */
    Instant earliest() {
        return from == null ? null : from.minus(LONGEST_ENTRY);
    }
}
