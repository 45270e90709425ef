package io.onyxos.operations.shift;

import io.onyxos.kit.database.AsCaller;
import io.onyxos.kit.database.DryRun;
import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Refuses;
import io.onyxos.operations.bulk.Bulk;
import io.onyxos.operations.bulk.BulkResponse;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Verbs for many shifts at once. */
@Path("/operations/v1/shifts")
@Tag(name = "Shifts")
@AsCaller
class ManyShiftsResource {

    private static final String DRAFTS = "select operations.publish_shifts(array(select s.id from public.shifts s"
            + " where s.published_at is null and s.cancelled_at is null and s.start_time < $2 and s.end_time > $1"
            + " and ($3::uuid[] is null or s.employee_id = any ($3)))) as published";
    private static final String WEEKS = "select private.require_permission('manage_shifts'),"
            + " (select count(*) from unnest($1::date[]) d (day), public.agencies a"
            + " where extract(isodow from d.day) <> a.week_start) as misfits";

    @POST
    @Path("bulk")
    @ResponseStatus(207)
    @Operation(
            operationId = "createShifts",
            summary = "Plan up to 200 shifts; each of them succeeds or fails alone, in their order")
    public Uni<BulkResponse> create(@Valid ShiftsRequest request) {
        return Bulk.created("select * from operations.add_shifts($1)", request.rows());
    }

    @POST
    @Path("copy")
    @ResponseStatus(207)
    @Operation(
            operationId = "copyShifts",
            summary = "Plan a week's shifts again in another week at the same wall times; series repeat themselves",
            description =
                    "`already_planned` tells as `duplicates` how many of the copies the other week has already, with the"
                            + " same person, model and times. Send `duplicates` to skip them or to plan them once more.")
    @Refuses("already_planned")
    public Uni<BulkResponse> copy(
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun, @Valid WeekCopyRequest request) {
        return Sql.row(WEEKS, row -> row.bigint("misfits") == 0, Sql.array(LocalDate.class, request.weeks()))
                .invoke(request::checkWeeks)
                .flatMap(fit -> Bulk.copied(
                        "select * from operations.copy_shifts($1, $2, $3, $4, $5)",
                        request.fromWeek(),
                        request.toWeek(),
                        Sql.array(UUID.class, request.employeeIds()),
                        request.published(),
                        request.duplicatesOrRefuse()))
                .call(copied -> DryRun.rollBackIf(dryRun));
    }

    @POST
    @Path("publish")
    @Operation(operationId = "publishShifts", summary = "Let people see the drafts of a time")
    public Uni<PublicationResponse> publish(@Valid PublicationRequest request) {
        return Sql.row(
                DRAFTS,
                row -> new PublicationResponse(row.integer("published")),
                request.from(),
                request.to(),
                Sql.array(UUID.class, request.employeeIds()));
    }
}
