package io.onyxos.operations.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A series.
 *
 * @param localEnd up to the start: on the next day
 * @param occurrenceCount how many dates at most, excluded ones too; null without such an end
 * @param generatedThrough last date for which its shifts have been made
 * @param endedAt when it was ended; null while it goes on
 * @param occurrences what the change did to its shifts; absent where nothing was changed
 */
@Schema(examples = """
        {
          "id": "a0000000-0000-4000-8000-000000000601", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role": "chatter"},
          "model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "title": "Saturday night",
          "notes": null, "timezone": "Europe/Bucharest", "start_on": "2026-03-21", "local_start": "20:00:00",
          "local_end": "04:00:00", "rrule": "FREQ=WEEKLY;BYDAY=SA", "until": null, "occurrence_count": null,
          "exdates": [], "planned_break_minutes": 0, "publish": true, "generated_through": "2026-04-26",
          "ended_at": null, "created_by": "a0000000-0000-4000-8000-000000000104",
          "created_at": "2026-03-01T09:00:00Z", "updated_at": "2026-03-01T09:00:00Z",
          "occurrences": [{"occurrence_date": "2026-03-28", "shift_id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "start_time": "2026-03-28T18:00:00Z", "end_time": "2026-03-29T01:00:00Z", "planned_minutes": 420,
          "outcome": "created"}]
        }\
        """)
record ShiftSeriesResponse(
        UUID id,
        UUID agencyId,
        @Nullable PersonResponse employee,
        @Nullable ModelResponse model,
        @Nullable String title,
        @Nullable String notes,
        String timezone,
        LocalDate startOn,
        LocalTime localStart,
        LocalTime localEnd,
        String rrule,
        @Nullable LocalDate until,
        @Nullable Integer occurrenceCount,
        List<LocalDate> exdates,
        int plannedBreakMinutes,
        boolean publish,
        @Nullable LocalDate generatedThrough,
        @Nullable Instant endedAt,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) List<OccurrenceResponse> occurrences)
        implements Versioned {

    static ShiftSeriesResponse of(ShiftSeries series) {
        return of(series, null);
    }

    static ShiftSeriesResponse of(ShiftSeries series, List<OccurrenceResponse> occurrences) {
        return of(series, series.updatedAt, occurrences);
    }

    /**
     * The same of a dry run.
     *
     * @param updatedAt of the row before it, whose tag is still the one to send
     */
    static ShiftSeriesResponse of(ShiftSeries series, Instant updatedAt, List<OccurrenceResponse> occurrences) {
        return new ShiftSeriesResponse(
                series.id,
                series.agencyId,
                PersonResponse.of(series.employeeId, series.username, series.role),
                ModelResponse.of(series.modelId, series.modelName),
                series.title,
                series.notes,
                series.timezone,
                series.startOn,
                series.localStart,
                series.localEnd,
                series.rrule,
                series.until,
                series.occurrenceCount,
                List.of(series.exdates),
                series.plannedBreakMinutes,
                series.publish,
                series.generatedThrough,
                series.endedAt,
                series.createdBy,
                series.createdAt,
                updatedAt,
                occurrences);
    }
}
