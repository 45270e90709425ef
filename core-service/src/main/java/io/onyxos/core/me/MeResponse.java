package io.onyxos.core.me;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the signed-in person is and may do now; without an active profile everything but {@code standing} is null or
 * empty.
 *
 * @param standing active, deactivated or none
 * @param permissions effective ones, sorted; sensitive ones are absent while a second factor is due
 * @param modelScope all or assigned
 * @param modelIds the assigned models where the scope is assigned
 */
@JsonIgnoreProperties(ignoreUnknown = true) // made by core.my_standing() of the same release or a newer one
record MeResponse(
        String standing,
        MyProfile profile,
        MyContact contact,
        MyAgency agency,
        String role,
        Integer rank,
        List<String> permissions,
        String modelScope,
        List<UUID> modelIds,
        SecondFactor mfa) {

    MeResponse {
        permissions = permissions == null ? List.of() : permissions;
        modelIds = modelIds == null ? List.of() : modelIds;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MyProfile(
            UUID id,
            UUID agencyId,
            String username,
            String displayName,
            String avatarUrl,
            String timezone,
            String language,
            Instant joinedAt,
            Instant updatedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MyContact(String email, String phone, String legalName, String country) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record MyAgency(
            UUID id,
            String name,
            String logoUrl,
            String timezone,
            String currency,
            Integer weekStart,
            String locale,
            Instant closingAt) {}

    /** @param satisfied whether this session has a second factor (aal2) */
    record SecondFactor(boolean required, boolean satisfied) {}
}
