package io.onyxos.core.model;

import io.onyxos.core.account.Platform;
import io.onyxos.kit.http.PageRequest;
import io.onyxos.kit.http.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which models are wanted.
 *
 * @param status absent for all that are not archived
 * @param tag models that have this tag
 * @param q how the name begins, whatever its case
 * @param managerId models that this member looks after
 * @param platform models with an account there
 * @param updatedSince models changed then or later
 * @param sort by name, or the oldest first
 */
record ModelFilter(
        @QueryParam("status") ModelStatus status,
        @QueryParam("tag") String tag,
        @QueryParam("q") String q,
        @QueryParam("manager_id") UUID managerId,

        @QueryParam("platform") @Parameter(example = "onlyfans")
        String platform,

        @QueryParam("updated_since") Instant updatedSince,
        @QueryParam("sort") @DefaultValue("name") ModelSort sort,
        @BeanParam PageRequest page) {

    /** The platform as it is stored, null for any; 400 for none of ours. */
    String storedPlatform() {
        try {
            return platform == null ? null : Platform.named(platform).stored();
        } catch (IllegalArgumentException unknown) {
            throw Problem.refused("invalid_parameter").parameter("platform", unknown.getMessage());
        }
    }
}
