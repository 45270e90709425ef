package io.onyxos.core.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member as the others see it.
 *
 * @param timezone IANA name; null for the agency's
 * @param erasedAt when name and contact were removed for good
 * @param can what the caller may do with this member; in lists only, since it can change while the row, and with it the
 *     tag of a single answer, stays
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000104", "agency_id": "a0000000-0000-4000-8000-000000000001", "username": "ioana",
          "display_name": "Ioana", "avatar_url": null, "role": "paladin", "timezone": "Europe/Bucharest", "language": "ro",
          "status": "active", "joined_at": "2026-01-05T08:00:00Z", "deactivated_at": null, "erased_at": null,
          "created_at": "2026-01-05T08:00:00Z", "updated_at": "2026-03-04T11:02:05.123456Z",
          "can": {"edit": true, "change_role": true, "deactivate": true}
        }""")
record ProfileResponse(
        UUID id,
        UUID agencyId,
        String username,
        @Nullable String displayName,
        @Nullable String avatarUrl,
        String role,
        @Nullable String timezone,
        @Nullable String language,
        ProfileStatus status,
        Instant joinedAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant erasedAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) ProfileRights can)
        implements Versioned {

    static ProfileResponse of(Profile profile) {
        return of(profile, null);
    }

    static ProfileResponse of(Profile profile, ProfileRights can) {
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
