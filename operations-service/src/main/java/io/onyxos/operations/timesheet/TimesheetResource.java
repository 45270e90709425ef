package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.CsvWriter;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.Refuses;
import io.onyxos.operations.history.History;
import io.onyxos.operations.history.HistoryEntryResponse;
import io.onyxos.operations.timepolicy.TimePolicy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/timesheets")
@Tag(name = "Timesheets")
@AsCaller
class TimesheetResource {

    private final EditTimesheet editTimesheet;

    TimesheetResource(EditTimesheet editTimesheet) {
        this.editTimesheet = editTimesheet;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.TYPE})
    @Operation(summary = "One's own entries; with view_all_timesheets everybody's")
    public Uni<Page<TimesheetResponse>> list(@Valid @BeanParam TimesheetFilter filter) {
        return Timesheet.page(filter).flatMap(page -> TimesheetBreak.byTimesheet(
                        page.data().stream().map(entry -> entry.id).toList())
                .map(breaks ->
                        page.map(entry -> TimesheetResponse.of(entry, breaks.getOrDefault(entry.id, List.of())))));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An entry with the rules of its day and what keeps it from being approved")
    public Uni<TimesheetDetailResponse> get(UUID id) {
        return StoredRow.required(Timesheet.class, id).flatMap(entry -> TimesheetResponse.of(entry)
                .flatMap(answer -> TimePolicy.on(entry.workDate).flatMap(policy -> Standing.ofCaller()
                        .map(caller ->
                                new TimesheetDetailResponse(answer, policy, Approval.refusals(caller, entry))))));
    }

    @GET
    @Path("{id}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getTimesheetHistory", summary = "Changes of the entry and its breaks, newest first")
    public Uni<Page<HistoryEntryResponse>> history(UUID id) {
        return History.of("timesheets", id);
    }

    @POST
    @Operation(summary = "Enter time for a person who did not clock in")
    @Refuses({"in_future", "invalid_breaks", "break_outside_entry", "own_record", "not_their_shift", "timesheet_overlap"
    })
    public Uni<RestResponse<TimesheetResponse>> create(@Valid TimesheetRequest request) {
        return Timesheet.after(
                        "enter_timesheet($1, $2, $3, $4, $5, $6, $7, $8)",
                        request.employeeId(),
                        request.clockIn(),
                        request.clockOut(),
                        request.reason(),
                        BreakRequest.json(request.breaks()),
                        request.shiftId(),
                        request.modelId(),
                        request.note())
                .flatMap(TimesheetResponse::of)
                .map(answer -> Created.at("/operations/v1/timesheets/" + answer.id(), answer));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change an entry of another person, with a reason, or the note of an own entry")
    @Refuses({
        "reason_required",
        "in_future",
        "invalid_breaks",
        "break_outside_entry",
        "own_record",
        "locked",
        "still_open",
        "invalid_transition",
        "not_their_shift",
        "timesheet_overlap"
    })
    public Uni<TimesheetResponse> update(UUID id, @BeanParam IfMatch ifMatch, MergePatch<TimesheetChange> change) {
        return editTimesheet.run(id, ifMatch, change).flatMap(TimesheetResponse::of);
    }
}
