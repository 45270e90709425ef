package io.onyxos.core.profile;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/profiles")
@Tag(name = "Profiles")
@AsCaller
class ProfileResource {

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    public Uni<Page<ProfileResponse>> list(@Valid @BeanParam ProfileFilter filter) {
        return Authority.ofCaller().flatMap(authority -> Profile.page(filter)
                .map(page -> page.map(profile -> ProfileResponse.of(profile, authority.over(profile)))));
    }

    @GET
    @Path("{id}")
    public Uni<ProfileResponse> get(UUID id) {
        return StoredRow.required(Profile.class, id).map(ProfileResponse::of);
    }

    @PATCH
    @Path("{id}")
    @Refuses({"username_taken", "profile_erased"})
    public Uni<ProfileResponse> update(UUID id, @BeanParam IfMatch ifMatch, MergePatch<ProfileRequest> change) {
        return StoredRow.toChange(Profile.class, id, ifMatch)
                .onFailure(Problem.class)
                .recoverWithUni(this::explained)
                .invoke(profile -> profile.apply(change.over(ProfileRequest.of(profile))))
                .call(Profile::update)
                .map(ProfileResponse::of);
    }

    @GET
    @Path("{id}/contact")
    @Operation(
            operationId = "getProfileContact",
            summary = "How to reach a member; one's own, or with view_team_management or view_payroll")
    public Uni<ContactResponse> contact(UUID id) {
        return ProfileContact.required(id).map(ContactResponse::of);
    }

    @POST
    @Path("{id}/change-role")
    @Operation(summary = "Give a member another role")
    @Refuses({"rank_too_low", "not_active", "last_owner"})
    public Uni<ProfileResponse> changeRole(UUID id, @Valid RoleChangeRequest request) {
        return Profile.decided("change_role($1, $2, $3)", id, request.role(), request.reason())
                .map(ProfileResponse::of);
    }

    @POST
    @Path("{id}/deactivate")
    @Operation(summary = "Lock a member out from the next request on")
    @Refuses({"reason_required", "rank_too_low", "invalid_transition", "last_owner"})
    public Uni<ProfileResponse> deactivate(UUID id, @Valid DeactivationRequest request) {
        return Profile.decided("set_member_status($1, 'deactivated', $2)", id, request.reason())
                .map(ProfileResponse::of);
    }

    @POST
    @Path("{id}/reactivate")
    @Operation(summary = "Let a member back in, in the role of before, unless erased")
    @Refuses({"rank_too_low", "invalid_transition"})
    public Uni<ProfileResponse> reactivate(UUID id) {
        return Profile.decided("set_member_status($1, 'active')", id).map(ProfileResponse::of);
    }

    @POST
    @Path("{id}/erase")
    @Operation(summary = "Remove a deactivated person's name and contact for good, in the audit trail too")
    @Refuses("invalid_transition")
    public Uni<ProfileResponse> erase(UUID id) {
        return Profile.decided("erase_profile($1)", id).map(ProfileResponse::of);
    }

    /** 403 mfa_required instead of forbidden where a second factor is missing; the policy does not tell the two apart. */
    private Uni<Profile> explained(Throwable refused) {
        Uni<Profile> refusal = Uni.createFrom().failure(refused);
        return ((Problem) refused).status() != 403
                ? refusal
                : Standing.requiring("manage_team").flatMap(permitted -> refusal);
    }
}
