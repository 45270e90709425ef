package io.onyxos.core.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.core.account.ModelAccount;
import io.onyxos.core.account.ModelAccountResponse;
import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A model as the caller sees it.
 *
 * @param status onboarding, active, paused or archived
 * @param boundaries what the creator will not do
 * @param agencySplitPercentage the agency's share of net where no term applies; absent for callers who may not see terms
 * @param can what the caller may do with it
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000201", "agency_id": "a0000000-0000-4000-8000-000000000001", "name": "Luna",
          "avatar_url": "https://cdn.example.com/luna.jpg", "banner_url": null, "bio": "Night owl, dancer.", "timezone": null,
          "language": "en", "tags": ["dance", "fitness"], "boundaries": "No meetings in person.", "handover_notes": null,
          "status": "active", "joined_on": "2026-02-01", "left_on": null, "manager_id": "a0000000-0000-4000-8000-000000000104",
          "agency_split_percentage": "50.00", "archived_at": null, "created_at": "2026-02-01T09:30:00Z",
          "updated_at": "2026-03-04T11:02:05.123456Z",
          "accounts": [{
            "id": "a0000000-0000-4000-8000-000000000301", "agency_id": "a0000000-0000-4000-8000-000000000001",
            "model_id": "a0000000-0000-4000-8000-000000000201", "platform": "fanvue", "external_id": "creator-1", "username": "luna",
            "url": "https://www.fanvue.com/luna", "is_primary": true, "created_at": "2026-02-01T09:30:00Z",
            "updated_at": "2026-02-01T09:30:00Z"
          }],
          "can": {"edit": true, "view_terms": true, "edit_terms": false, "view_private": false}
        }""")
record ModelResponse(
        UUID id,
        UUID agencyId,
        String name,
        @Nullable String avatarUrl,
        @Nullable String bannerUrl,
        @Nullable String bio,
        @Nullable String timezone,
        String language,
        List<String> tags,
        @Nullable String boundaries,
        @Nullable String handoverNotes,
        ModelStatus status,
        @Nullable LocalDate joinedOn,
        @Nullable LocalDate leftOn,
        @Nullable UUID managerId,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal agencySplitPercentage,
        @Nullable Instant archivedAt,
        Instant createdAt,
        Instant updatedAt,
        List<ModelAccountResponse> accounts,
        ModelRights can)
        implements Versioned {

    @Override
    public String withheld() {
        return can.withheld();
    }

    static ModelResponse of(Model model, List<ModelAccount> accounts, ModelRights rights) {
        return new ModelResponse(
                model.id,
                model.agencyId,
                model.name,
                model.avatarUrl,
                model.bannerUrl,
                model.bio,
                model.timezone,
                model.language,
                List.of(model.tags),
                model.boundaries,
                model.handoverNotes,
                model.status,
                model.joinedOn,
                model.leftOn,
                model.managerId,
                rights.viewTerms() ? model.agencySplitPercentage : null,
                model.archivedAt,
                model.createdAt,
                model.updatedAt,
                accounts.stream().map(ModelAccountResponse::of).toList(),
                rights);
    }
}
