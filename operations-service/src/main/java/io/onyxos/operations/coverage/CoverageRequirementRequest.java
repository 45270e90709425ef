package io.onyxos.operations.coverage;

import io.onyxos.kit.code.ZoneName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of a requirement.
 *
 * @param modelId null for the whole agency
 * @param weekdays ISO: Monday is 1
 * @param localEnd up to the start: on the next day; equal: 24 hours
 * @param timezone in which the wall times are meant; the agency's if absent
 * @param minStaff people at least, 1 to 50
 * @param startsOn first day; the agency's today if absent
 * @param endsOn last day; null while open
 */
@Schema(examples = """
        {
          "model_id": "a0000000-0000-4000-8000-000000000201", "weekdays": [5, 6], "local_start": "18:00",
          "local_end": "02:00", "timezone": "Europe/Bucharest", "min_staff": 2, "starts_on": "2026-06-01"
        }\
        """)
record CoverageRequirementRequest(
        UUID modelId,
        @NotEmpty @Size(max = 7) List<@NotNull @Min(1) @Max(7) Short> weekdays,
        @NotNull LocalTime localStart,
        @NotNull LocalTime localEnd,
        @ZoneName String timezone,
        @NotNull @Min(1) @Max(50) Integer minStaff,
        LocalDate startsOn,
        LocalDate endsOn) {

    static CoverageRequirementRequest of(CoverageRequirement requirement) {
        return new CoverageRequirementRequest(
                requirement.modelId,
                List.of(requirement.weekdays),
                requirement.localStart,
                requirement.localEnd,
                requirement.timezone,
                requirement.minStaff,
                requirement.startsOn,
                requirement.endsOn);
    }
}
