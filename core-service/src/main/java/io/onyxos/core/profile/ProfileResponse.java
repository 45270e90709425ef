package io.onyxos.core.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.kit.http.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A member as the others see it.
 *
 * @param timezone IANA name; null for the agency's
 * @param status active or deactivated
 * @param erasedAt when name and contact were removed for good
 * @param can what the caller may do with this member; in lists only, since it can change while the row, and with it the
 *     tag of a single answer, stays
 */
record ProfileResponse(
        UUID id,
        UUID agencyId,
        String username,
        String displayName,
        String avatarUrl,
        String role,
        String timezone,
        String language,
        String status,
        Instant joinedAt,
        Instant deactivatedAt,
        Instant erasedAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Can can)
        implements Versioned {

    /** Buttons to show; the database decides again. */
    record Can(boolean edit, boolean changeRole, boolean deactivate) {}

    static ProfileResponse of(Profile profile) {
        return of(profile, null);
    }

    static ProfileResponse of(Profile profile, Can can) {
        return new ProfileResponse(
                profile.id,
                profile.agencyId,
                profile.username,
                profile.displayName,
                profile.avatarUrl,
                profile.role,
                profile.timezone,
                profile.language,
                profile.status,
                profile.joinedAt,
                profile.deactivatedAt,
                profile.erasedAt,
                profile.createdAt,
                profile.updatedAt,
                can);
    }
}
