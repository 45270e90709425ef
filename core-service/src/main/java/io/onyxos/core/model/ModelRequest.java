package io.onyxos.core.model;

import io.onyxos.core.account.ModelAccountRequest;
import io.onyxos.kit.code.LanguageTag;
import io.onyxos.kit.code.ZoneName;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of a model.
 *
 * @param name stage name, unique among the agency's models that are not archived
 * @param timezone IANA name; null for the agency's
 * @param tags lower case
 * @param boundaries what the creator will not do; read by everyone assigned
 * @param accounts on creation only; afterwards they have addresses of their own
 * @param agencySplitPercentage the agency's share of net, 0 to 100, where no term applies
 */
@Schema(examples = """
        {
          "name": "Luna", "avatar_url": "https://cdn.example.com/luna.jpg", "bio": "Night owl, dancer.", "timezone": "Europe/Bucharest",
          "language": "en", "tags": ["dance", "fitness"], "boundaries": "No meetings in person.", "joined_on": "2026-02-01",
          "manager_id": "a0000000-0000-4000-8000-000000000104", "agency_split_percentage": "50",
          "accounts": [{"platform": "fanvue", "external_id": "creator-1", "username": "luna", "is_primary": true}]
        }""")
record ModelRequest(
        @NotBlank @Size(max = 100) String name,
        @Size(max = 2048) @Pattern(regexp = "https://\\S+") String avatarUrl,
        @Size(max = 2048) @Pattern(regexp = "https://\\S+") String bannerUrl,
        @MultiLine @Size(max = 2000) String bio,
        @ZoneName String timezone,
        @Size(max = 35) @LanguageTag String language,
        @Size(max = 20) List<@NotBlank @Size(max = 40) @Pattern(regexp = "\\P{Lu}*") String> tags,
        @MultiLine @Size(max = 4000) String boundaries,
        @MultiLine @Size(max = 4000) String handoverNotes,
        LocalDate joinedOn,
        LocalDate leftOn,
        UUID managerId,

        @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal agencySplitPercentage,

        @Size(max = 50) List<@NotNull @Valid ModelAccountRequest> accounts) {

    static ModelRequest of(Model model) {
        return new ModelRequest(
                model.name,
                model.avatarUrl,
                model.bannerUrl,
                model.bio,
                model.timezone,
                model.language,
                model.tags == null ? null : List.of(model.tags),
                model.boundaries,
                model.handoverNotes,
                model.joinedOn,
                model.leftOn,
                model.managerId,
                model.agencySplitPercentage,
                null);
    }
}
