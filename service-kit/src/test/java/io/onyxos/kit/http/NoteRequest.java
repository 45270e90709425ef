package io.onyxos.kit.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What the kit's tests write: one field of every kind. */
public record NoteRequest(
        @NotBlank @Size(max = 20) String shortTitle,
        BigDecimal amount,
        Instant dueAt,
        NoteStatus status,
        List<@Valid Link> links) {

    /** A nested value. */
    public record Link(@NotNull String target) {}
}
