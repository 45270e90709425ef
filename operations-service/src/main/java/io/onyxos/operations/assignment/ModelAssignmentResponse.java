package io.onyxos.operations.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An assignment.
 *
 * @param startsOn first day, in the agency's zone
 * @param endsOn last day; null while open
 * @param commissionOverride a fraction from 0 to 1, null for the person's own setting; absent for callers who may not know it
 * @param isActive whether it is in force on the agency's today
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000501", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"},
          "profile": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role": "chatter"},
          "duty": "primary", "starts_on": "2026-03-01", "ends_on": null, "commission_override": "0.1500",
          "note": null, "is_active": true, "created_by": "a0000000-0000-4000-8000-000000000102",
          "created_at": "2026-03-01T09:00:00Z", "updated_at": "2026-03-01T09:00:00Z"
        }\
        """)
record ModelAssignmentResponse(
        UUID id,
        UUID agencyId,
        ModelResponse model,
        PersonResponse profile,
        Duty duty,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Optional<BigDecimal> commissionOverride,
        @Nullable String note,
        boolean isActive,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    @Override
    public String withheld() {
        return commissionOverride == null ? "commission" : "";
    }

    static ModelAssignmentResponse of(ModelAssignment assignment) {
        return new ModelAssignmentResponse(
                assignment.id,
                assignment.agencyId,
                ModelResponse.of(assignment.modelId, assignment.modelName),
                PersonResponse.of(assignment.profileId, assignment.username, assignment.role),
                assignment.duty,
                assignment.startsOn,
                assignment.endsOn,
                assignment.commissionShown ? Optional.ofNullable(assignment.commissionOverride) : null,
                assignment.note,
                assignment.isActive,
                assignment.createdBy,
                assignment.createdAt,
                assignment.updatedAt);
    }
}
