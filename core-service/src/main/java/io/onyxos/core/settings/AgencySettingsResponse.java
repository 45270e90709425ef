package io.onyxos.core.settings;

import io.onyxos.core.agency.AssignedAccess;
import io.onyxos.core.agency.PayPeriod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Settings that were in force together.
 *
 * @param validTo the instant of the next change, null for the present settings
 * @param weekStart ISO day, 1 Monday to 7 Sunday
 * @param taxRate a fraction, 0.2 for 20 %
 * @param changedBy who set them, null for the system
 */
record AgencySettingsResponse(
        Instant validFrom,
        Instant validTo,
        String timezone,
        String currency,
        int weekStart,
        String taxJurisdiction,
        BigDecimal taxRate,
        PayPeriod payPeriod,
        LocalDate payPeriodAnchor,
        AssignedAccess assignedAccess,
        boolean requireMfa,
        UUID changedBy) {

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
