package io.onyxos.operations.shift;

import io.onyxos.kit.http.PageRequest;
import io.onyxos.kit.http.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which shifts are wanted.
 *
 * @param from shifts that end after it; seven days ago if absent
 * @param to shifts that begin before it; in four weeks if absent
 * @param employeeId a person's id, or {@code me}
 * @param published false for drafts alone
 * @param open true for shifts without an employee
 */
record ShiftFilter(
        @QueryParam("from") Instant from,
        @QueryParam("to") Instant to,

        @QueryParam("employee_id") @Parameter(example = "me")
        String employeeId,

        @QueryParam("model_id") UUID modelId,
        @QueryParam("status") ShiftStatus status,
        @QueryParam("published") Boolean published,
        @QueryParam("open") Boolean open,
        @QueryParam("series_id") UUID seriesId,
        @BeanParam PageRequest page) {

    private static final Period BACK = Period.ofDays(7);
    private static final Period AHEAD = Period.ofDays(28);

    Instant since() {
        return from == null ? today().minus(BACK) : from;
    }

    Instant until() {
        return to == null ? today().plus(AHEAD) : to;
    }

    UUID employee(UUID me) {
        try {
            return employeeId == null ? null : employeeId.equals("me") ? me : UUID.fromString(employeeId);
        } catch (IllegalArgumentException noId) {
            throw Problem.refused("invalid_parameter").parameter("employee_id", "an id, or me");
        }
    }

    /** A whole day, so that the cursor of one page fits the next. */
    private static Instant today() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS);
    }
}
