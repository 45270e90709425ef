package io.onyxos.core.billing;

import io.onyxos.kit.entity.StoredRow;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** Legal name and billing address of an agency; one row, made with the agency. */
@Entity
@DynamicUpdate
@Table(name = "agency_billing")
class AgencyBilling extends StoredRow {

    public String companyName;
    public String addressLine1;
    public String addressLine2;
    public String city;
    public String state;
    public String postalCode;
    public String country;
    public String vatNumber;

    static Uni<AgencyBilling> of(UUID agency) {
        return find("agencyId", agency).firstResult();
    }

    /** Locked for the change. */
    static Uni<AgencyBilling> toChange(UUID agency) {
        return AgencyBilling.<AgencyBilling>find("agencyId", agency)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    AgencyBilling apply(AgencyBillingRequest request) {
        companyName = request.companyName();
        addressLine1 = request.addressLine1();
        addressLine2 = request.addressLine2();
        city = request.city();
        state = request.state();
        postalCode = request.postalCode();
        country = request.country();
        vatNumber = request.vatNumber();
        return this;
    }
}
