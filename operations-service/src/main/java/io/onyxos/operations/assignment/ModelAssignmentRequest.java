package io.onyxos.operations.assignment;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of an assignment.
 *
 * @param duty primary if absent
 * @param startsOn first day, in the agency's zone; today if absent
 * @param endsOn last day; null while open
 * @param commissionOverride a fraction from 0 to 1, four decimals; null for the person's own setting
 */
@Schema(examples = """
        {
          "model_id": "a0000000-0000-4000-8000-000000000201", "profile_id": "a0000000-0000-4000-8000-000000000110",
          "duty": "primary", "starts_on": "2026-03-01", "commission_override": "0.1500"
        }\
        """)
record ModelAssignmentRequest(
        @NotNull UUID modelId,
        @NotNull UUID profileId,
        Duty duty,
        LocalDate startsOn,
        LocalDate endsOn,

        @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) BigDecimal commissionOverride,

        @MultiLine @Size(max = 300) String note) {

    static ModelAssignmentRequest of(ModelAssignment assignment) {
        return new ModelAssignmentRequest(
                assignment.modelId,
                assignment.profileId,
                assignment.duty,
                assignment.startsOn,
                assignment.endsOn,
                assignment.commissionOverride,
                assignment.note);
    }
}
