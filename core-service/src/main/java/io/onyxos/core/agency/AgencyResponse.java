package io.onyxos.core.agency;

import io.onyxos.kit.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An agency as its members see it.
 *
 * @param weekStart ISO day, 1 Monday to 7 Sunday
 * @param payPeriod weekly, biweekly, semi_monthly or monthly
 * @param assignedAccess always, or clocked_in: assigned models are seen only while on the clock
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
        String payPeriod,
        LocalDate payPeriodAnchor,
        String assignedAccess,
        Instant closingAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static AgencyResponse of(Agency agency) {
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
                agency.closingAt,
                agency.createdAt,
                agency.updatedAt);
    }
}
