package io.onyxos.core.billing;

import io.onyxos.kit.http.Versioned;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The billing address of an agency.
 *
 * @param country ISO 3166-1 alpha-2
 */
@Schema(examples = """
        {
          "agency_id": "a0000000-0000-4000-8000-000000000001", "company_name": "Aurora SRL", "address_line1": "Strada Lunii 7", "address_line2": null,
          "city": "Bucharest", "state": null,
          "postal_code": "010101", "country": "RO", "vat_number": "RO12345678",
          "created_at": "2026-01-05T08:00:00Z", "updated_at": "2026-03-04T11:02:05.123456Z"
        }""")
record AgencyBillingResponse(
        UUID agencyId,
        @Nullable String companyName,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String vatNumber,
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
