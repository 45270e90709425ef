package io.onyxos.core.agency;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onyxos.kit.http.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An agency as the caller sees it.
 *
 * @param weekStart ISO day, 1 Monday to 7 Sunday
 * @param assignedAccess always, or clocked_in: assigned models are seen only while on the clock
 * @param settings absent without view_agency_settings
 * @param closingAt when the agency and all its data end, null while no closing is scheduled
 */
record AgencyResponse(
        UUID id,
        String name,
        String logoUrl,
        String timezone,
        String currency,
        int weekStart,
        String locale,
        PayPeriod payPeriod,
        LocalDate payPeriodAnchor,
        AssignedAccess assignedAccess,
        @JsonUnwrapped Settings settings,
        Instant closingAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /**
     * What only those see who run the agency.
     *
     * @param taxJurisdiction ISO 3166-1 alpha-2
     * @param taxRate a fraction, 0.2 for 20 %
     */
    record Settings(String taxJurisdiction, BigDecimal taxRate, String registrationNumber, boolean requireMfa) {}

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
