package io.onyxos.core.profile;

import io.onyxos.kit.code.LanguageTag;
import io.onyxos.kit.code.ZoneName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of a profile.
 *
 * @param username unique in the agency, whatever the case
 * @param timezone IANA name; null for the agency's
 * @param language BCP 47
 */
@Schema(examples = """
        {
          "username": "ioana", "display_name": "Ioana", "avatar_url": "https://cdn.example.com/ioana.jpg",
          "timezone": "Europe/Bucharest", "language": "ro"
        }""")
record ProfileRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{2,49}") String username,

        @Size(min = 1, max = 100) String displayName,
        @Size(max = 2048) @Pattern(regexp = "https://\\S+") String avatarUrl,
        @ZoneName String timezone,
        @Size(max = 35) @LanguageTag String language) {

    static ProfileRequest of(Profile profile) {
        return new ProfileRequest(
                profile.username, profile.displayName, profile.avatarUrl, profile.timezone, profile.language);
    }
}
