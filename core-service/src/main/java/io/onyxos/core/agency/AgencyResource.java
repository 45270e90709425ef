package io.onyxos.core.agency;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/core/v1/agencies")
@Tag(name = "Agencies")
@AsCaller
class AgencyResource {

    private static final String MANAGE_OWNERSHIP = "manage_ownership";

    @POST
    @Operation(summary = "Create an agency and own it; for callers who have never belonged to one")
    @Refuses({"already_member", "email_required"})
    public Uni<RestResponse<AgencyResponse>> create(@Valid FoundingRequest request) {
        return Agency.found(request)
                .call(Standing::renewed)
                .flatMap(this::answer)
                .map(agency -> Created.at("/core/v1/agencies/" + agency.id(), agency));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "The caller's own agency; tax, registration and require_mfa with view_agency_settings only")
    public Uni<AgencyResponse> get(UUID id) {
        return Agency.required(id).flatMap(this::answer);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change settings")
    @Refuses("enrol_first")
    public Uni<AgencyResponse> update(UUID id, @BeanParam IfMatch ifMatch, MergePatch<AgencyRequest> change) {
        return Agency.toChange(id, ifMatch)
                .invoke(agency -> agency.apply(change.over(AgencyRequest.of(agency))))
                .flatMap(Agency::reread)
                .flatMap(this::answer);
    }

    @POST
    @Path("{id}/transfer-ownership")
    @Operation(
            summary = "Make another member owner and step down; 404 for a stranger, 409 not_active, 422 name_mismatch")
    @Refuses({"not_active", "must_hand_over", "name_mismatch"})
    public Uni<AgencyResponse> transferOwnership(UUID id, @Valid TransferRequest request) {
        return Agency.permitted(id, MANAGE_OWNERSHIP)
                .invoke(agency -> agency.confirm(request.confirmName()))
                .call(agency ->
                        Sql.run("select core.transfer_ownership($1, $2)", request.toProfileId(), request.myNewRole()))
                .call(Standing::renewed)
                .flatMap(this::answer);
    }

    @POST
    @Path("{id}/close")
    @Operation(summary = "Let the agency and all its data end in 30 days")
    @Refuses({"agency_closing", "name_mismatch"})
    public Uni<AgencyResponse> close(UUID id, @Valid ClosingRequest request) {
        return Agency.permitted(id, MANAGE_OWNERSHIP)
                .invoke(agency -> agency.confirm(request.confirmName()))
                .call(agency -> Sql.run("select core.schedule_closing()"))
                .flatMap(Agency::reread)
                .flatMap(this::answer);
    }

    @POST
    @Path("{id}/cancel-closing")
    @Operation(summary = "Let the agency live on")
    @Refuses("not_closing")
    public Uni<AgencyResponse> cancelClosing(UUID id) {
        return Agency.permitted(id, MANAGE_OWNERSHIP)
                .call(agency -> Sql.run("select core.cancel_closing()"))
                .flatMap(Agency::reread)
                .flatMap(this::answer);
    }

    private Uni<AgencyResponse> answer(Agency agency) {
        return Standing.ofCaller().map(standing -> AgencyResponse.of(agency, standing.may("view_agency_settings")));
    }
}
