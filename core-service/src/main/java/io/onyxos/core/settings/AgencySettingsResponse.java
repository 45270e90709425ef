package io.onyxos.core.settings;

import io.onyxos.core.agency.AssignedAccess;
import io.onyxos.kit.calendar.PayPeriod;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Settings that were in force together.
 *
 * @param validTo the instant of the next change, null for the present settings
 * @param weekStart ISO day, 1 Monday to 7 Sunday
 * @param taxRate a fraction, 0.2 for 20 %
 * @param changedBy the person who set them; null for the system
 */
@Schema(examples = """
        {
          "valid_from": "2026-01-05T08:00:00Z", "valid_to": null, "timezone": "Europe/Bucharest", "currency": "EUR", "week_start": 1,
          "tax_jurisdiction": "RO", "tax_rate": "0.190000", "pay_period": "biweekly", "pay_period_anchor": "2026-01-05",
          "assigned_access": "always", "require_mfa": true, "changed_by": "a0000000-0000-4000-8000-000000000101"
        }""")
record AgencySettingsResponse(
        Instant validFrom,
        @Nullable Instant validTo,
        String timezone,
        String currency,
        int weekStart,
        @Nullable String taxJurisdiction,
        BigDecimal taxRate,
        PayPeriod payPeriod,
        @Nullable LocalDate payPeriodAnchor,
        AssignedAccess assignedAccess,
        boolean requireMfa,
        @Nullable UUID changedBy) {

    static AgencySettingsResponse of(AgencySettings settings) {
        return new AgencySettingsResponse(
                settings.validFrom,
                settings.validTo,
                settings.timezone,
                settings.currency,
                settings.weekStart,
                settings.taxJurisdiction,
                settings.taxRate,
                settings.payPeriod,
                settings.payPeriodAnchor,
                settings.assignedAccess,
                settings.requireMfa,
                settings.changedBy);
    }
}
