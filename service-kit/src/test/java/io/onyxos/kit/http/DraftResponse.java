package io.onyxos.kit.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What the kit's tests read. */
public record DraftResponse(UUID id, String shortTitle, BigDecimal amount, String status, Instant updatedAt)
        implements Versioned {

    static DraftResponse of(Draft draft) {
        return new DraftResponse(draft.id, draft.shortTitle, draft.amount, draft.status, draft.updatedAt);
    }
}
