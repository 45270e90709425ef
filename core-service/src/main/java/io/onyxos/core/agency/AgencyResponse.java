package io.onyxos.core.agency;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onyxos.kit.calendar.PayPeriod;
import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An agency as the caller sees it.
 *
 * @param weekStart ISO day, 1 Monday to 7 Sunday
 * @param assignedAccess always, or clocked_in: assigned models are seen only while on the clock
 * @param settings absent without view_agency_settings
 * @param closingAt when the agency and all its data end, null while no closing is scheduled
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000001", "name": "Aurora", "logo_url": null, "timezone": "Europe/Bucharest",
          "currency": "EUR", "week_start": 1, "locale": "en", "pay_period": "biweekly", "pay_period_anchor": "2026-01-05",
          "assigned_access": "always", "tax_jurisdiction": "RO", "tax_rate": "0.190000",
          "registration_number": "J40/1234/2026", "require_mfa": true, "closing_at": null,
          "created_at": "2026-01-05T08:00:00Z", "updated_at": "2026-03-04T11:02:05.123456Z"
        }""")
record AgencyResponse(
        UUID id,
        String name,
        @Nullable String logoUrl,
        String timezone,
        String currency,
        int weekStart,
        String locale,
        PayPeriod payPeriod,
        @Nullable LocalDate payPeriodAnchor,
        AssignedAccess assignedAccess,
        @JsonUnwrapped Settings settings,
        @Nullable Instant closingAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /**
     * What only callers with view_agency_settings see.
     *
     * @param taxJurisdiction ISO 3166-1 alpha-2
     * @param taxRate a fraction, 0.2 for 20 %
     */
    record Settings(
            @Nullable String taxJurisdiction,
            BigDecimal taxRate,
            @Nullable String registrationNumber,
            boolean requireMfa) {}

    @Override
    public String withheld() {
        return settings == null ? "settings" : "";
    }

    static AgencyResponse of(Agency agency, boolean withSettings) {
        return new AgencyResponse(
                agency.id,
                agency.name,
                agency.logoUrl,
                agency.timezone,
                agency.currency,
                agency.weekStart,
                agency.locale,
                agency.payPeriod,
                agency.payPeriodAnchor,
                agency.assignedAccess,
                withSettings ? settings(agency) : null,
                agency.closingAt,
                agency.createdAt,
                agency.updatedAt);
    }

    private static Settings settings(Agency agency) {
        return new Settings(agency.taxJurisdiction, agency.taxRate, agency.registrationNumber, agency.requireMfa);
    }
}
