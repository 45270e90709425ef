package io.onyxos.operations.coverage;

import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.model.ModelResponse;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A requirement.
 *
 * @param model null for the whole agency
 * @param weekdays ISO: Monday is 1
 * @param localEnd up to the start: on the next day; equal: 24 hours
 * @param minStaff people at least
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000941", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "weekdays": [5, 6],
          "local_start": "18:00:00", "local_end": "02:00:00", "timezone": "Europe/Bucharest", "min_staff": 2,
          "starts_on": "2026-06-01", "ends_on": null, "created_by": "a0000000-0000-4000-8000-000000000104",
          "created_at": "2026-03-01T09:00:00Z", "updated_at": "2026-03-01T09:00:00Z"
        }\
        """)
record CoverageRequirementResponse(
        UUID id,
        UUID agencyId,
        @Nullable ModelResponse model,
        List<Short> weekdays,
        LocalTime localStart,
        LocalTime localEnd,
        String timezone,
        int minStaff,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static CoverageRequirementResponse of(CoverageRequirement requirement) {
        return new CoverageRequirementResponse(
                requirement.id,
                requirement.agencyId,
                ModelResponse.of(requirement.modelId, requirement.modelName),
                List.of(requirement.weekdays),
                requirement.localStart,
                requirement.localEnd,
                requirement.timezone,
                requirement.minStaff,
                requirement.startsOn,
                requirement.endsOn,
                requirement.createdBy,
                requirement.createdAt,
                requirement.updatedAt);
    }
}
