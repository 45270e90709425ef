package io.onyxos.operations.clock;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.ClientNetwork;
import io.onyxos.kit.http.Created;
import io.onyxos.kit.http.Refuses;
import io.onyxos.operations.timesheet.Timesheet;
import io.onyxos.operations.timesheet.TimesheetResponse;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/operations/v1/clock")
@Tag(name = "Clock")
@AsCaller
class ClockResource {

    private final ClientNetwork client;

    ClockResource(ClientNetwork client) {
        this.client = client;
    }

    @GET
    @Operation(summary = "What one's own clock shows now")
    public Uni<ClockResponse> get() {
        return ClockPlan.read().flatMap(plan -> Timesheet.mineOpen()
                .flatMap(entry -> entry == null
                        ? Uni.createFrom().item(ClockResponse.of(plan, null))
                        : TimesheetResponse.of(entry).map(answer -> ClockResponse.of(plan, answer))));
    }

    @POST
    @Path("in")
    @Operation(
            operationId = "clockIn",
            summary = "Clock in",
            description =
                    "`no_shift_now` tells `next_shift_start`, `outside_clock_in_window` tells `window_start` and `window_end`")
    @Refuses({
        "exempt",
        "not_assigned",
        "already_clocked_in",
        "no_shift_now",
        "outside_clock_in_window",
        "shift_cancelled"
    })
    public Uni<RestResponse<TimesheetResponse>> in(@Nullable @Valid ClockInRequest request) {
        ClockInRequest asked = request == null ? new ClockInRequest(null, null, null, null) : request;
        return Timesheet.after(
                        "clock_in($1, $2, $3, $4, $5::text::inet)",
                        asked.shiftId(),
                        asked.modelId(),
                        asked.note(),
                        asked.clientTime(),
                        client.address())
                .flatMap(ClockResource::created);
    }

    @POST
    @Path("out")
    @Operation(operationId = "clockOut", summary = "Clock out, of an open break, too")
    @Refuses({"exempt", "not_clocked_in"})
    public Uni<TimesheetResponse> out(@Nullable @Valid ClockOutRequest request) {
        Instant clientTime = request == null ? null : request.clientTime();
        return Timesheet.after("clock_out($1, $2::text::inet)", clientTime, client.address())
                .flatMap(TimesheetResponse::of);
    }

    @POST
    @Path("break/start")
    @Operation(operationId = "startBreak", summary = "Begin a break")
    @Refuses({"exempt", "not_clocked_in", "break_open"})
    public Uni<TimesheetResponse> startBreak() {
        return Timesheet.after("start_break()").flatMap(TimesheetResponse::of);
    }

    @POST
    @Path("break/end")
    @Operation(operationId = "endBreak", summary = "End the break")
    @Refuses({"exempt", "not_clocked_in", "no_break_open"})
    public Uni<TimesheetResponse> endBreak() {
        return Timesheet.after("end_break()").flatMap(TimesheetResponse::of);
    }

    @POST
    @Path("switch")
    @Operation(
            operationId = "switchModel",
            summary = "Go on with another model: ends the open entry and begins the next at the same instant")
    @Refuses({"exempt", "not_assigned", "not_clocked_in", "clock_out_first"})
    public Uni<RestResponse<TimesheetResponse>> switchModel(@Valid SwitchRequest request) {
        return Timesheet.after(
                        "switch_model($1, $2, $3::text::inet)",
                        request.modelId(),
                        request.clientTime(),
                        client.address())
                .flatMap(ClockResource::created);
    }

    @POST
    @Path("heartbeat")
    @Operation(operationId = "sendHeartbeat", summary = "Tell that the person is still at work")
    @Refuses({"exempt", "not_clocked_in"})
    public Uni<Void> heartbeat() {
        return Sql.run("select operations.heartbeat()").replaceWithVoid();
    }

    private static Uni<RestResponse<TimesheetResponse>> created(Timesheet entry) {
        return TimesheetResponse.of(entry).map(answer -> Created.at("/operations/v1/timesheets/" + entry.id, answer));
    }
}
