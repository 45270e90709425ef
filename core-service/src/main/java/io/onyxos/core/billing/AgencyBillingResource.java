package io.onyxos.core.billing;

import io.onyxos.core.agency.Agency;
import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/agencies/{id}/billing")
@Tag(name = "Agency billing")
@AsCaller
class AgencyBillingResource {

    @GET
    @Operation(summary = "The billing address of the caller's agency")
    public Uni<AgencyBillingResponse> get(UUID id) {
        return Agency.permitted(id, "view_agency_settings")
                .flatMap(agency -> AgencyBilling.of(id))
                .map(AgencyBillingResponse::of);
    }

    @PATCH
    @Operation(summary = "Change the billing address")
    public Uni<AgencyBillingResponse> update(
            UUID id, @BeanParam IfMatch ifMatch, MergePatch<AgencyBillingRequest> change) {
        return Agency.permitted(id, "edit_agency_settings")
                .flatMap(agency -> AgencyBilling.toChange(id))
                .invoke(billing -> ifMatch.check(billing.updatedAt))
                .invoke(billing -> billing.apply(change.over(AgencyBillingRequest.of(billing))))
                .call(AgencyBilling::update)
                .map(AgencyBillingResponse::of);
    }
}
