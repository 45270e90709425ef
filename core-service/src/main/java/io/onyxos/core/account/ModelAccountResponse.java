package io.onyxos.core.account;

import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account; every caller who sees the model sees it. */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000301", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "model_id": "a0000000-0000-4000-8000-000000000201", "platform": "fanvue", "external_id": "creator-1", "username": "luna",
          "url": "https://www.fanvue.com/luna", "is_primary": true, "created_at": "2026-02-01T09:30:00Z",
          "updated_at": "2026-02-01T09:30:00Z"
        }""")
public record ModelAccountResponse(
        UUID id,
        UUID agencyId,
        UUID modelId,
        Platform platform,
        @Nullable String externalId,
        String username,
        @Nullable String url,
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
