package io.onyxos.operations.shift;

import io.onyxos.kit.http.Versioned;
import io.onyxos.operations.model.ModelResponse;
import io.onyxos.operations.person.PersonResponse;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A shift.
 *
 * @param employee null while it is open
 * @param model null for all models of the person on that day
 * @param occurrenceDate the date that its series gave it
 * @param isException whether it was changed apart from its series
 * @param plannedMinutes from start to end; a night of a clock change is shorter or longer than its wall times
 * @param publishedAt null for a draft
 * @param revision grows whenever time, person, model or status changes
 */
@Schema(examples = """
        {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057", "agency_id": "a0000000-0000-4000-8000-000000000001",
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role": "chatter"},
          "model": {"id": "a0000000-0000-4000-8000-000000000201", "name": "Luna"}, "title": "Night", "notes": null,
          "start_time": "2026-03-28T18:00:00Z", "end_time": "2026-03-29T01:00:00Z", "timezone": "Europe/Bucharest",
          "planned_minutes": 420, "planned_break_minutes": 30, "status": "scheduled", "allow_overlap": false,
          "series_id": "a0000000-0000-4000-8000-000000000601", "occurrence_date": "2026-03-28", "is_exception": false,
          "published_at": "2026-03-01T09:00:00Z", "cancelled_at": null, "cancel_reason": null, "revision": 0,
          "created_by": "a0000000-0000-4000-8000-000000000104", "created_at": "2026-03-01T09:00:00Z",
          "updated_at": "2026-03-01T09:00:00Z"
        }\
        """)
record ShiftResponse(
        UUID id,
        UUID agencyId,
        @Nullable PersonResponse employee,
        @Nullable ModelResponse model,
        @Nullable String title,
        @Nullable String notes,
        Instant startTime,
        Instant endTime,
        String timezone,
        long plannedMinutes,
        int plannedBreakMinutes,
        ShiftStatus status,
        boolean allowOverlap,
        @Nullable UUID seriesId,
        @Nullable LocalDate occurrenceDate,
        boolean isException,
        @Nullable Instant publishedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        int revision,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ShiftResponse of(Shift shift) {
        return of(shift, shift.updatedAt);
    }

    /**
     * The same of a dry run.
     *
     * @param updatedAt of the row before it, whose tag is still the one to send
     */
    static ShiftResponse of(Shift shift, Instant updatedAt) {
        return new ShiftResponse(
                shift.id,
                shift.agencyId,
                PersonResponse.of(shift.employeeId, shift.username, shift.role),
                ModelResponse.of(shift.modelId, shift.modelName),
                shift.title,
                shift.notes,
                shift.startTime,
                shift.endTime,
                shift.timezone,
                shift.plannedMinutes(),
                shift.plannedBreakMinutes,
                shift.status,
                shift.allowOverlap,
                shift.seriesId,
                shift.occurrenceDate,
                shift.isException,
                shift.publishedAt,
                shift.cancelledAt,
                shift.cancelReason,
                shift.revision,
                shift.createdBy,
                shift.createdAt,
                updatedAt);
    }
}
