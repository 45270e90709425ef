package io.onyxos.core.me;

import io.onyxos.core.profile.Profile;
import io.onyxos.core.profile.ProfileContact;
import io.onyxos.kit.code.CountryCode;
import io.onyxos.kit.code.LanguageTag;
import io.onyxos.kit.code.ZoneName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What people write about themselves.
 *
 * @param username unique in the agency, whatever the case
 * @param timezone IANA name; null for the agency's
 * @param language BCP 47
 * @param phone E.164
 * @param country of residence, ISO 3166-1 alpha-2
 */
@Schema(examples = """
        {
          "display_name": "Ioana", "username": "ioana", "avatar_url": "https://cdn.example.com/ioana.jpg",
          "timezone": "Europe/Bucharest", "language": "ro", "phone": "+40712345678", "legal_name": "Ioana Pop", "country": "RO"
        }""")
record MeRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{2,49}") String username,

        @Size(min = 1, max = 100) String displayName,
        @Size(max = 2048) @Pattern(regexp = "https://\\S+") String avatarUrl,
        @ZoneName String timezone,
        @Size(max = 35) @LanguageTag String language,
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String phone,
        @Size(max = 200) String legalName,
        @CountryCode String country) {

    static MeRequest of(Profile profile, ProfileContact contact) {
        return new MeRequest(
                profile.username,
                profile.displayName,
                profile.avatarUrl,
                profile.timezone,
                profile.language,
                contact.phone,
                contact.legalName,
                contact.country);
    }

    void applyTo(Profile profile, ProfileContact contact) {
        profile.username = username;
        profile.displayName = displayName;
        profile.avatarUrl = avatarUrl;
        profile.timezone = timezone;
        profile.language = language;
        contact.phone = phone;
        contact.legalName = legalName;
        contact.country = country;
    }
}
