package io.onyxos.core.billing;

import io.onyxos.kit.code.CountryCode;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an owner writes of the billing address.
 *
 * @param country ISO 3166-1 alpha-2
 */
@Schema(examples = """
        {
          "company_name": "Aurora SRL", "address_line1": "Strada Lunii 7", "address_line2": null, "city": "Bucharest", "state": null,
          "postal_code": "010101", "country": "RO", "vat_number": "RO12345678"
        }""")
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
}
