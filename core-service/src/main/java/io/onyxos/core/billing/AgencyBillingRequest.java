package io.onyxos.core.billing;

import io.onyxos.kit.code.CountryCode;
import jakarta.validation.constraints.Size;

/**
 * What an owner writes of the billing address.
 *
 * @param country ISO 3166-1 alpha-2
 */
record AgencyBillingRequest(
        @Size(max = 200) String companyName,
        @Size(max = 200) String addressLine1,
        @Size(max = 200) String addressLine2,
        @Size(max = 100) String city,
        @Size(max = 100) String state,
        @Size(max = 20) String postalCode,
        @CountryCode String country,
        @Size(max = 32) String vatNumber) {

    static AgencyBillingRequest of(AgencyBilling billing) {
        return new AgencyBillingRequest(
                billing.companyName,
                billing.addressLine1,
                billing.addressLine2,
                billing.city,
                billing.state,
                billing.postalCode,
                billing.country,
                billing.vatNumber);
    }

    void applyTo(AgencyBilling billing) {
        billing.companyName = companyName;
        billing.addressLine1 = addressLine1;
        billing.addressLine2 = addressLine2;
        billing.city = city;
        billing.state = state;
        billing.postalCode = postalCode;
        billing.country = country;
        billing.vatNumber = vatNumber;
    }
}
