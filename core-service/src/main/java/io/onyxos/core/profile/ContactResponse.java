package io.onyxos.core.profile;

import java.time.Instant;
import java.util.UUID;

/**
 * How to reach a member.
 *
 * @param email of the Auth account, as of the person's last edit
 * @param phone E.164
 * @param country of residence, ISO 3166-1 alpha-2
 */
record ContactResponse(
        UUID profileId, String email, String phone, String legalName, String country, Instant updatedAt) {

    static ContactResponse of(ProfileContact contact) {
        return new ContactResponse(
                contact.profileId, contact.email, contact.phone, contact.legalName, contact.country, contact.updatedAt);
    }
}
