package io.onyxos.core.billing;

import io.onyxos.kit.http.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * The billing address of an agency.
 *
 * @param country ISO 3166-1 alpha-2
 */
record AgencyBillingResponse(
        UUID agencyId,
        String companyName,
        String addressLine1,
        String addressLine2,
        String city,
        String state,
        String postalCode,
        String country,
        String vatNumber,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static AgencyBillingResponse of(AgencyBilling billing) {
        return new AgencyBillingResponse(
                billing.agencyId,
                billing.companyName,
                billing.addressLine1,
                billing.addressLine2,
                billing.city,
                billing.state,
                billing.postalCode,
                billing.country,
                billing.vatNumber,
                billing.createdAt,
                billing.updatedAt);
    }
}
