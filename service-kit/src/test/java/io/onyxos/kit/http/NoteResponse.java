package io.onyxos.kit.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What the kit's tests read. */
public record NoteResponse(UUID id, String shortTitle, BigDecimal amount, NoteStatus status, Instant updatedAt)
        implements Versioned {}
