package io.onyxos.core.agency;

import io.onyxos.kit.calendar.PayPeriod;
import io.onyxos.kit.code.CountryCode;
import io.onyxos.kit.code.CurrencyCode;
import io.onyxos.kit.code.LanguageTag;
import io.onyxos.kit.code.ZoneName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The settings that an owner writes.
 *
 * @param timezone IANA name
 * @param currency ISO 4217
 * @param weekStart ISO day, 1 Monday to 7 Sunday
 * @param locale BCP 47
 * @param taxJurisdiction ISO 3166-1 alpha-2
 * @param taxRate a fraction, 0.2 for 20 %
 * @param payPeriodAnchor a day on which a biweekly period begins; needed for biweekly
 * @param requireMfa whether sensitive permissions need a second factor; the caller must have signed in with one, else 409
 *     enrol_first
 */
@Schema(examples = """
        {
          "name": "Aurora", "timezone": "Europe/Bucharest", "currency": "EUR", "week_start": 1, "locale": "en",
          "tax_jurisdiction": "RO", "tax_rate": "0.19", "registration_number": "J40/1234/2026", "pay_period": "biweekly",
          "pay_period_anchor": "2026-01-05", "assigned_access": "always", "require_mfa": true
        }""")
record AgencyRequest(
        @NotNull @Size(min = 2, max = 100) String name,
        @Size(max = 2048) @Pattern(regexp = "https://\\S+") String logoUrl,
        @NotNull @ZoneName String timezone,
        @NotNull @CurrencyCode String currency,
        @NotNull @Min(1) @Max(7) Integer weekStart,
        @NotNull @Size(max = 35) @LanguageTag String locale,
        @CountryCode String taxJurisdiction,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal taxRate,

        @Size(max = 64) String registrationNumber,
        @NotNull PayPeriod payPeriod,
        LocalDate payPeriodAnchor,
        @NotNull AssignedAccess assignedAccess,
        @NotNull Boolean requireMfa) {

    static AgencyRequest of(Agency agency) {
        return new AgencyRequest(
                agency.name,
                agency.logoUrl,
                agency.timezone,
                agency.currency,
                agency.weekStart,
                agency.locale,
                agency.taxJurisdiction,
                agency.taxRate,
                agency.registrationNumber,
                agency.payPeriod,
                agency.payPeriodAnchor,
                agency.assignedAccess,
                agency.requireMfa);
    }
}
