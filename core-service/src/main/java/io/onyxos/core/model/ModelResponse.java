package io.onyxos.core.model;

import io.onyxos.kit.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A model as the agency's members see it.
 *
 * @param status onboarding, active, paused or archived
 * @param boundaries what the creator will not do
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
        String status,
        LocalDate joinedOn,
        LocalDate leftOn,
        UUID managerId,
        Instant archivedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ModelResponse of(Model model) {
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
                model.archivedAt,
                model.createdAt,
                model.updatedAt);
    }
}
