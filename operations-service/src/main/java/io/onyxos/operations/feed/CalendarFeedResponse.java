package io.onyxos.operations.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A calendar that the caller has subscribed to.
 *
 * @param url where calendar programs fetch it; anyone who has it can read the calendar. Shown once, when it is made
 * @param lastFetchedAt to five minutes
 * @param revokedAt since when it answers 404: its owner left or lost the permission
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000001301", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "scope": "own", "model_id": null, "last_fetched_at": "2026-03-02T08:00:00Z", "revoked_at": null,
          "created_at": "2026-03-01T09:30:00Z"
        }""")
record CalendarFeedResponse(
        UUID id,
        UUID agencyId,
        FeedScope scope,
        @Nullable UUID modelId,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) URI url,
        @Nullable Instant lastFetchedAt,
        @Nullable Instant revokedAt,
        Instant createdAt) {

    static CalendarFeedResponse of(CalendarFeed feed) {
        return of(feed, null);
    }

    static CalendarFeedResponse of(CalendarFeed feed, URI url) {
        return new CalendarFeedResponse(
                feed.id,
                feed.agencyId,
                feed.scope,
                feed.modelId,
                url,
                feed.lastFetchedAt,
                feed.revokedAt,
                feed.createdAt);
    }
}
