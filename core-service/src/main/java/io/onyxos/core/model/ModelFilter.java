package io.onyxos.core.model;

import io.onyxos.core.account.Platform;
import io.onyxos.kit.http.PageRequest;
import io.onyxos.kit.http.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;

/**
 * Which models are wanted.
 *
 * @param status absent for all that are not archived
 * @param q how the name begins, whatever its case
 * @param platform models with an account there
 * @param updatedSince inclusive
 */
record ModelFilter(
        @QueryParam("status") ModelStatus status,
        @QueryParam("tag") String tag,
        @QueryParam("q") String q,
        @QueryParam("manager_id") UUID managerId,
        @QueryParam("platform") String platform,
        @QueryParam("updated_since") Instant updatedSince,
        @QueryParam("sort") @DefaultValue("name") Sort sort,
        @BeanParam PageRequest page) {

    enum Sort {
        NAME,
        CREATED_AT
    }

    /** The platform as it is stored, null for any; 400 for none of ours. */
    String storedPlatform() {
        try {
            return platform == null ? null : Platform.named(platform).stored();
        } catch (IllegalArgumentException unknown) {
            throw Problem.badRequest("invalid_parameter", "The query names no platform that we know.")
                    .parameter("platform", "invalid_parameter", unknown.getMessage());
        }
    }
}
