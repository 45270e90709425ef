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

/** Which models are wanted. */
record ModelFilter(
        @QueryParam("status") @Parameter(description = "Absent for all that are not archived")
        ModelStatus status,

        @QueryParam("tag") @Parameter(description = "Models that have this tag")
        String tag,

        @QueryParam("q") @Parameter(description = "How the name begins, whatever its case")
        String q,

        @QueryParam("manager_id") @Parameter(description = "Models that this member looks after")
        UUID managerId,

        @QueryParam("platform") @Parameter(description = "Models with an account there", example = "onlyfans")
        String platform,

        @QueryParam("updated_since") @Parameter(description = "Models changed then or later")
        Instant updatedSince,

        @QueryParam("sort") @DefaultValue("name") @Parameter(description = "By name, or the oldest first")
        ModelSort sort,

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
