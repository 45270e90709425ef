package io.onyxos.core.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.core.account.ModelAccount;
import io.onyxos.core.account.ModelAccountResponse;
import io.onyxos.kit.http.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A model as the caller sees it.
 *
 * @param status onboarding, active, paused or archived
 * @param boundaries what the creator will not do
 * @param agencySplitPercentage the agency's share of net where no term applies; absent for who may not see terms
 * @param can what the caller may do with it
 */
record ModelResponse(
        UUID id,
        UUID agencyId,
        String name,
        String avatarUrl,
        String bannerUrl,
        String bio,
        String timezone,
        String language,
        List<String> tags,
        String boundaries,
        String handoverNotes,
        ModelStatus status,
        LocalDate joinedOn,
        LocalDate leftOn,
        UUID managerId,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal agencySplitPercentage,
        Instant archivedAt,
        Instant createdAt,
        Instant updatedAt,
        List<ModelAccountResponse> accounts,
        ModelRights can)
        implements Versioned {

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
