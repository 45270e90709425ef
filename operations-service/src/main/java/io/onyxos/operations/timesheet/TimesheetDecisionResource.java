package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.Refuses;
import io.onyxos.operations.bulk.Bulk;
import io.onyxos.operations.bulk.BulkResponse;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Decisions about entries of other people; those about own entries are refused (403 {@code own_record}). */
@Path("/operations/v1/timesheets")
@Tag(name = "Timesheets")
@AsCaller
class TimesheetDecisionResource {

    private static final int MULTI_STATUS = 207;

    private final DecideTimesheet decide;
    private final ApproveTimesheets approveTimesheets;

    TimesheetDecisionResource(DecideTimesheet decide, ApproveTimesheets approveTimesheets) {
        this.decide = decide;
        this.approveTimesheets = approveTimesheets;
    }

    @POST
    @Path("{id}/approve")
    @Operation(summary = "Approve what was seen; needs If-Match")
    @Refuses({"own_record", "invalid_transition", "locked"})
    public Uni<TimesheetResponse> approve(UUID id, @BeanParam IfMatch ifMatch) {
        return decide.approve(id, ifMatch).flatMap(TimesheetDecisionResource::answer);
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Let an entry count for nothing until it is corrected")
    @Refuses({"own_record", "invalid_transition", "locked"})
    public Uni<TimesheetResponse> reject(UUID id, @BeanParam IfMatch ifMatch, @Valid ReasonRequest why) {
        return decide.run("reject_timesheet", "approve_timesheets", id, ifMatch, why.reason())
                .flatMap(TimesheetDecisionResource::answer);
    }

    @POST
    @Path("{id}/reopen")
    @Operation(summary = "Take an approval back")
    @Refuses({"own_record", "invalid_transition", "locked"})
    public Uni<TimesheetResponse> reopen(UUID id, @BeanParam IfMatch ifMatch, @Valid ReasonRequest why) {
        return decide.run("reopen_timesheet", "approve_timesheets", id, ifMatch, why.reason())
                .flatMap(TimesheetDecisionResource::answer);
    }

    @POST
    @Path("{id}/void")
    @Operation(operationId = "voidTimesheet", summary = "Let an entry count for nothing; it is never deleted")
    @Refuses({"own_record", "invalid_transition", "locked"})
    public Uni<TimesheetResponse> invalidate(UUID id, @BeanParam IfMatch ifMatch, @Valid ReasonRequest why) {
        return decide.run("void_timesheet", "edit_timesheets", id, ifMatch, why.reason())
                .flatMap(TimesheetDecisionResource::answer);
    }

    @POST
    @Path("{id}/clock-out")
    @Operation(operationId = "closeTimesheet", summary = "Clock out a person who forgot to")
    @Refuses({"in_future", "own_record", "not_clocked_in", "timesheet_overlap"})
    public Uni<TimesheetResponse> clockOut(UUID id, @BeanParam IfMatch ifMatch, @Valid ClosingRequest closing) {
        return decide.close(id, ifMatch, closing).flatMap(TimesheetDecisionResource::answer);
    }

    @POST
    @Path("approvals")
    @Operation(
            operationId = "approveTimesheets",
            summary = "Approve up to 200 entries, each as it was seen; atomic=true approves all or none")
    @ResponseStatus(MULTI_STATUS)
    @Refuses({"own_record", "not_found", "invalid_transition", "locked", "precondition_failed"})
    public Uni<BulkResponse> approveAll(@Valid ApprovalsRequest request) {
        return approveTimesheets.run(request);
    }

    @POST
    @Path("approvals/week")
    @Operation(
            operationId = "approveWeek",
            summary =
                    "Approve all closed entries of a person in a week of the agency, each of which may be refused alone",
            description = "The items are all entries of the week but void ones, by `clock_in`. Those that were approved"
                    + " already stay so with 200, so that the request may be repeated.")
    @ResponseStatus(MULTI_STATUS)
    @Refuses({"own_record", "unknown_reference", "still_open", "invalid_transition", "locked", "precondition_failed"})
    public Uni<BulkResponse> approveWeek(@Valid WeekApprovalRequest request) {
        return Bulk.changed(
                "select * from operations.approve_week($1, $2, $3)",
                request.employeeId(),
                request.week(),
                request.seenUntil());
    }

    private static Uni<TimesheetResponse> answer(UUID id) {
        return StoredRow.required(Timesheet.class, id).flatMap(TimesheetResponse::of);
    }
}
