package io.onyxos.operations.feed;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a calendar shall show.
 *
 * @param scope own if absent; the others for planners only
 * @param modelId with scope model, and only then
 */
@Schema(examples = """
        { "scope": "model", "model_id": "a0000000-0000-4000-8000-000000000201" }""")
record CalendarFeedRequest(FeedScope scope, UUID modelId) {

    FeedScope scopeOrOwn() {
        return scope == null ? FeedScope.OWN : scope;
    }
}
