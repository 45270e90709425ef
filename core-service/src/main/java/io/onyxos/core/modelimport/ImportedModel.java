package io.onyxos.core.modelimport;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One creator on one platform. What the database would refuse is refused here: an error there would end the import for
 * the other items too.
 *
 * @param platform one of ours; text, because an unknown one is this item's fault alone
 * @param externalId the platform's own id, by which the account is recognised
 * @param name stage name of a new model; a known model keeps the name that people gave it
 * @param avatarUrl for a model that has none yet
 */
public record ImportedModel(
        @NotBlank String platform,
        @NotBlank @Size(max = 128) String externalId,

        @NotBlank @Size(max = 64) @Pattern(regexp = "@?(?!@)" + WORD)
        String username,

        @NotBlank @Size(max = 100) String name,

        @Size(max = 2048) @Pattern(regexp = "https://" + WORD) String avatarUrl) {

    /** No white space of any script; spelt out, because Java, JavaScript and Postgres disagree on it. */
    private static final String WORD =
            "[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f\\u3000]+";

    public ImportedModel {
        name = name == null ? null : name.strip();
    }
}
