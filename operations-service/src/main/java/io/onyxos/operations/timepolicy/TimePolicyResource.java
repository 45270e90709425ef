package io.onyxos.operations.timepolicy;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/time-policies")
@Tag(name = "Time policies")
@AsCaller
class TimePolicyResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All rules, newest first; with on=date the ones in force that day, or the defaults")
    public Uni<Page<TimePolicyResponse>> list(@QueryParam("on") LocalDate on, @BeanParam PageRequest page) {
        return on == null
                ? TimePolicy.page(page).map(policies -> policies.map(TimePolicyResponse::of))
                : TimePolicy.on(on).map(policy -> new Page<>(List.of(policy), null));
    }

    @POST
    @Operation(summary = "Set rules from a day on")
    @Refuses({"valid_from_past", "policy_exists"})
    public Uni<RestResponse<TimePolicyResponse>> create(@Valid TimePolicyRequest request) {
        TimePolicy policy = new TimePolicy().apply(request);
        return Standing.requiring("edit_timesheets")
                .flatMap(permitted -> policy.insert())
                .map(inserted -> Created.at(
                        "/operations/v1/time-policies?on=" + policy.validFrom, TimePolicyResponse.of(policy)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Drop rules that are still to come")
    @Refuses("policy_in_force")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        // rows never change, so there is nothing to lock between reading and deleting
        return StoredRow.required(TimePolicy.class, id)
                .call(policy -> Standing.requiring("edit_timesheets"))
                .invoke(policy -> ifMatch.check(policy.updatedAt))
                .flatMap(policy -> Sql.run("delete from public.time_policies where id = $1", policy.id))
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw Problem.refused("policy_in_force");
                    }
                })
                .replaceWithVoid();
    }
}
