package io.onyxos.operations.assignment;

import io.onyxos.kit.http.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Every one of the people for every one of the models, at most 200 assignments.
 *
 * @param duty primary if absent
 * @param startsOn first day, in the agency's zone; today if absent
 * @param endsOn last day; null while open
 */
@Schema(examples = """
        {
          "model_ids": ["a0000000-0000-4000-8000-000000000201", "a0000000-0000-4000-8000-000000000202"],
          "profile_ids": ["a0000000-0000-4000-8000-000000000110"], "duty": "backup"
        }\
        """)
record AssignManyRequest(
        @NotEmpty @Size(max = 200) List<@NotNull UUID> modelIds,
        @NotEmpty @Size(max = 200) List<@NotNull UUID> profileIds,
        Duty duty,
        LocalDate startsOn,
        LocalDate endsOn) {

    private static final int MOST = 200;

    /** The models in their order, each with all the people, as {@code operations.add_assignments} takes them. */
    JsonArray pairs() {
        if (modelIds.size() * profileIds.size() > MOST) {
            throw Problem.refused("validation_failed").at("/profile_ids", "size", "models times people may be " + MOST);
        }
        JsonArray pairs = new JsonArray();
        for (UUID model : modelIds) {
            for (UUID profile : profileIds) {
                pairs.add(new JsonObject()
                        .put("model_id", model.toString())
                        .put("profile_id", profile.toString())
                        .put("duty", duty == null ? null : duty.stored)
                        .put("starts_on", startsOn == null ? null : startsOn.toString())
                        .put("ends_on", endsOn == null ? null : endsOn.toString()));
            }
        }
        return pairs;
    }
}
