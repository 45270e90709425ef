package io.onyxos.core.me;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the signed-in person is and may do now; without an active profile everything but {@code standing} is null or
 * empty.
 *
 * @param standing active, deactivated or none
 * @param rank the higher decides about the lower
 * @param permissions effective ones, sorted; sensitive ones are absent while a second factor is due
 * @param modelScope all or assigned
 * @param modelIds the assigned models where the scope is assigned
 */
@JsonIgnoreProperties(ignoreUnknown = true) // made by core.my_standing() of the same release or a newer one
@Schema(examples = """
        {
          "standing": "active",
          "profile": {
            "id": "a0000000-0000-4000-8000-000000000104", "agency_id": "a0000000-0000-4000-8000-000000000001",
            "username": "ioana", "display_name": "Ioana", "avatar_url": null, "timezone": "Europe/Bucharest", "language": "ro",
            "joined_at": "2026-01-05T08:00:00Z", "updated_at": "2026-03-04T11:02:05.123456Z"
          },
          "contact": {"email": "ioana@aurora.test", "phone": "+40712345678", "legal_name": "Ioana Pop", "country": "RO"},
          "agency": {
            "id": "a0000000-0000-4000-8000-000000000001", "name": "Aurora", "logo_url": null, "timezone": "Europe/Bucharest",
            "currency": "EUR", "week_start": 1, "locale": "en", "closing_at": null
          },
          "role": "chatter", "rank": 30, "permissions": ["clock_in_out", "view_content"], "model_scope": "assigned",
          "model_ids": ["a0000000-0000-4000-8000-000000000201"], "mfa": {"required": false, "satisfied": false}
        }""")
record MeResponse(
        String standing,
        @Nullable MyProfile profile,
        @Nullable MyContact contact,
        @Nullable MyAgency agency,
        @Nullable String role,
        @Nullable Integer rank,
        List<String> permissions,
        @Nullable String modelScope,
        List<UUID> modelIds,
        @Nullable SecondFactor mfa) {

    MeResponse {
        permissions = permissions == null ? List.of() : permissions;
        modelIds = modelIds == null ? List.of() : modelIds;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MyProfile(
            UUID id,
            UUID agencyId,
            String username,
            @Nullable String displayName,
            @Nullable String avatarUrl,
            @Nullable String timezone,
            @Nullable String language,
            Instant joinedAt,
            Instant updatedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MyContact(
            String email,
            @Nullable String phone,
            @Nullable String legalName,
            @Nullable String country) {}

    /** @param weekStart ISO day, 1 Monday to 7 Sunday */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record MyAgency(
            UUID id,
            String name,
            @Nullable String logoUrl,
            String timezone,
            String currency,
            Integer weekStart,
            String locale,
            @Nullable Instant closingAt) {}

    /** @param satisfied whether this session has a second factor (aal2) */
    record SecondFactor(boolean required, boolean satisfied) {}
}
