package io.onyxos.core.account;

import io.onyxos.kit.http.Versioned;
import java.time.Instant;
import java.util.UUID;

/** An account as everyone sees it who sees the model. */
public record ModelAccountResponse(
        UUID id,
        UUID agencyId,
        UUID modelId,
        Platform platform,
        String externalId,
        String username,
        String url,
        boolean isPrimary,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    public static ModelAccountResponse of(ModelAccount account) {
        return new ModelAccountResponse(
                account.id,
                account.agencyId,
                account.modelId,
                Platform.named(account.platform),
                account.externalId,
                account.username,
                account.url,
                account.isPrimary,
                account.createdAt,
                account.updatedAt);
    }
}
