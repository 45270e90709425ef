package io.onyxos.kit.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;

/**
 * The {@code If-Match} header of a change; take it as {@code @BeanParam} and check it against the row that is locked for
 * the change.
 *
 * @param tags the header as it came, null where absent
 */
public record IfMatch(@HeaderParam(HttpHeaders.IF_MATCH) String tags) {

    /**
     * Refuses a change of a row that the client has not seen in its present state: 428 {@code precondition_required}
     * without the header, 412 {@code precondition_failed} with the current tag when it is stale, weak or malformed.
     */
    public void check(Instant updatedAt) {
        if (tags == null) {
            throw Problem.refused("precondition_required");
        }
        if (!Etag.matchesStrongly(tags, updatedAt)) {
            throw Problem.refused("precondition_failed")
                    .header(HttpHeaders.ETAG, Etag.of(updatedAt))
                    .with("current_etag", Etag.of(updatedAt));
        }
    }
}
