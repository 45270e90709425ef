package io.onyxos.core.agency;

import io.onyxos.kit.code.CurrencyCode;
import io.onyxos.kit.code.LanguageTag;
import io.onyxos.kit.code.ZoneName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new agency and its first owner.
 *
 * @param timezone IANA name
 * @param currency ISO 4217
 * @param weekStart ISO day, 1 Monday to 7 Sunday; 1 if absent
 * @param locale BCP 47; en if absent
 * @param username of the founder, unique in the agency
 */
@Schema(examples = """
        {
          "name": "Aurora", "timezone": "Europe/Bucharest", "currency": "EUR", "week_start": 1, "locale": "en", "username": "ioana",
          "display_name": "Ioana"
        }""")
record FoundingRequest(
        @NotNull @Size(min = 2, max = 100) String name,
        @NotNull @ZoneName String timezone,
        @NotNull @CurrencyCode String currency,
        @Min(1) @Max(7) Integer weekStart,
        @Size(max = 35) @LanguageTag String locale,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{2,49}") String username,

        @Size(min = 1, max = 100) String displayName) {}
