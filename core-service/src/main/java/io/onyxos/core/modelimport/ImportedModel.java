package io.onyxos.core.modelimport;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One creator on one platform.
 *
 * @param platform one of ours; text, because an unknown one is this item's fault alone
 * @param externalId the platform's own id, by which the account is recognised
 * @param name stage name of a new model; a known model keeps the name that people gave it
 * @param avatarUrl for a model that has none yet
 */
public record ImportedModel(
        @NotBlank String platform,
        @NotBlank @Size(max = 128) String externalId,

        @NotBlank @Size(max = 64) @Pattern(regexp = "@?[^@\\s]\\S*") String username,

        @NotBlank @Size(max = 100) String name,
        @Size(max = 2048) @Pattern(regexp = "https://\\S+") String avatarUrl) {}
