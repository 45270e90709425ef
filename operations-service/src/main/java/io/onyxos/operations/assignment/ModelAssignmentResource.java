package io.onyxos.operations.assignment;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.Refuses;
import io.onyxos.operations.bulk.Bulk;
import io.onyxos.operations.bulk.BulkResponse;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/model-assignments")
@Tag(name = "Model assignments")
@AsCaller
class ModelAssignmentResource {

    private static final String PATH = "/operations/v1/model-assignments/";

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<ModelAssignmentResponse>> list(@BeanParam ModelAssignmentFilter filter) {
        return ModelAssignment.page(filter).map(page -> page.map(ModelAssignmentResponse::of));
    }

    @GET
    @Path("{id}")
    public Uni<ModelAssignmentResponse> get(UUID id) {
        return StoredRow.required(ModelAssignment.class, id).map(ModelAssignmentResponse::of);
    }

    @POST
    @Refuses({"model_inactive", "not_schedulable", "own_pay", "assignment_overlap"})
    public Uni<RestResponse<ModelAssignmentResponse>> create(@Valid ModelAssignmentRequest request) {
        ModelAssignment assignment = new ModelAssignment().apply(request);
        return assignment.insert().map(inserted -> created(assignment));
    }

    @POST
    @Path("bulk")
    @ResponseStatus(207)
    @Operation(
            operationId = "assignModels",
            summary = "Assign several people to several models; each assignment succeeds or fails alone")
    public Uni<BulkResponse> createAll(@Valid AssignManyRequest request) {
        return Bulk.created("select * from operations.add_assignments($1)", request.pairs());
    }

    @PATCH
    @Path("{id}")
    @Refuses({"model_inactive", "not_schedulable", "own_pay", "assignment_started", "assignment_overlap"})
    public Uni<ModelAssignmentResponse> update(
            UUID id, @BeanParam IfMatch ifMatch, MergePatch<ModelAssignmentRequest> change) {
        return StoredRow.toChange(ModelAssignment.class, id, ifMatch)
                .invoke(assignment -> {
                    if (change.names("commission_override") && !assignment.commissionShown) {
                        throw Problem.forbidden();
                    }
                    assignment.apply(change.over(ModelAssignmentRequest.of(assignment)));
                })
                .call(ModelAssignment::update)
                .map(ModelAssignmentResponse::of);
    }

    @DELETE
    @Path("{id}")
    @Refuses("assignment_started")
    public Uni<Void> delete(UUID id, @BeanParam IfMatch ifMatch) {
        return StoredRow.toChange(ModelAssignment.class, id, ifMatch)
                .call(ModelAssignment::withdraw)
                .replaceWithVoid();
    }

    @POST
    @Path("{id}/revise")
    @Operation(summary = "End an assignment the day before and begin its successor, which is answered")
    @Refuses({"outside_assignment", "own_pay"})
    public Uni<RestResponse<ModelAssignmentResponse>> revise(UUID id, @Valid RevisionRequest request) {
        return Sql.row(
                        "select id from operations.revise_assignment($1, $2, $3)",
                        row -> row.uuid("id"),
                        id,
                        request.effectiveOn(),
                        request.changes())
                .flatMap(successor -> StoredRow.required(ModelAssignment.class, successor))
                .map(ModelAssignmentResource::created);
    }

    @POST
    @Path("{id}/end")
    @Operation(summary = "Give an assignment its last day")
    @Refuses({"outside_assignment", "already_ended"})
    public Uni<ModelAssignmentResponse> end(UUID id, @Valid EndingRequest request) {
        return Sql.run("select operations.end_assignment($1, $2)", id, request.endsOn())
                .flatMap(ended -> StoredRow.required(ModelAssignment.class, id))
                .map(ModelAssignmentResponse::of);
    }

    private static RestResponse<ModelAssignmentResponse> created(ModelAssignment assignment) {
        return Created.at(PATH + assignment.id, ModelAssignmentResponse.of(assignment));
    }
}
