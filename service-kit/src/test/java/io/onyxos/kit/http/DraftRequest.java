package io.onyxos.kit.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the kit's tests write: one field of every kind. */
public record DraftRequest(
        @NotBlank @Size(max = 20) String shortTitle,
        UUID parentId,
        BigDecimal amount,
        Instant dueAt,
        DraftStatus status,
        List<@Valid Link> links) {

    /** A nested value. */
    public record Link(@NotNull String target) {}

    static DraftRequest of(Draft draft) {
        DraftStatus status = DraftStatus.valueOf(draft.status.toUpperCase(Locale.ROOT));
        return new DraftRequest(draft.shortTitle, draft.parentId, draft.amount, null, status, null);
    }
}
