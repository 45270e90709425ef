package io.onyxos.operations.report;

import io.onyxos.kit.code.ZoneName;
import io.onyxos.kit.http.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which hours are summed, and by what.
 *
 * @param from first day
 * @param to last day, at most a year later
 * @param groupBy one or two keys
 * @param tz where days begin; the agency's zone if absent
 */
record SummaryFilter(
        @NotNull @QueryParam("from") LocalDate from,
        @NotNull @QueryParam("to") LocalDate to,

        @NotNull @Size(min = 1, max = 2) @QueryParam("group_by")
        List<SummaryKey> groupBy,

        @ZoneName @QueryParam("tz") @Parameter(example = "Asia/Kathmandu")
        String tz,

        @QueryParam("employee_id") UUID employeeId) {

    private static final int LONGEST_DAYS = 366;

    void requireOrder() {
        if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_DAYS))) {
            String detail = "from this day on, " + LONGEST_DAYS + " days at most";
            throw Problem.refused("invalid_range").parameter("to", detail);
        }
    }

    boolean by(SummaryKey key) {
        return groupBy.contains(key);
    }
}
