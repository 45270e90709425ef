package io.onyxos.core.profile;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How to reach a member.
 *
 * @param email of the Auth account, as of the person's last edit
 * @param phone E.164
 * @param country of residence, ISO 3166-1 alpha-2
 */
@Schema(examples = """
        {
          "profile_id": "a0000000-0000-4000-8000-000000000104", "email": "paladin@aurora.test", "phone": "+40712345678",
          "legal_name": "Ioana Pop", "country": "RO", "updated_at": "2026-03-04T11:02:05.123456Z"
        }""")
record ContactResponse(
        UUID profileId,
        String email,
        @Nullable String phone,
        @Nullable String legalName,
        @Nullable String country,
        Instant updatedAt) {

    static ContactResponse of(ProfileContact contact) {
        return new ContactResponse(
                contact.profileId, contact.email, contact.phone, contact.legalName, contact.country, contact.updatedAt);
    }
}
