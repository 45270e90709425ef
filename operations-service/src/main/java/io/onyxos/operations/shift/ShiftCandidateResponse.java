package io.onyxos.operations.shift;

import io.onyxos.kit.database.SqlRow;
import io.onyxos.operations.assignment.Duty;
import io.onyxos.operations.person.PersonResponse;
import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person who could take a shift.
 *
 * @param employee the person, who is active and works shifts
 * @param obstacles what speaks against it; empty if nothing does
 * @param duty how the shift's model is assigned to the person on that day; null if it is not, or the shift has no model
 * @param restBeforeMinutes between the end of the person's shift before and the start of this one; null without a shift in
 *     the week before
 * @param restAfterMinutes between the end of this shift and the start of the person's next one; null without a shift in the
 *     week after
 * @param weekMinutes planned for the person in shifts that begin in the same week of the agency, without this one
 */
@Schema(examples = """
        {
          "employee": {"id": "a0000000-0000-4000-8000-000000000110", "username": "aurora-chatter", "role": "chatter"},
          "obstacles": ["too_little_rest"], "duty": "primary", "rest_before_minutes": 360, "rest_after_minutes": null,
          "week_minutes": 1920
        }\
        """)
record ShiftCandidateResponse(
        PersonResponse employee,
        List<CandidateObstacle> obstacles,
        @Nullable Duty duty,
        @Nullable Integer restBeforeMinutes,
        @Nullable Integer restAfterMinutes,
        int weekMinutes) {

    static ShiftCandidateResponse of(SqlRow row) {
        return new ShiftCandidateResponse(
                PersonResponse.of(row.uuid("id"), row.text("username"), row.text("role")),
                row.texts("obstacles").stream().map(CandidateObstacle::of).toList(),
                row.constant(Duty.class, "duty"),
                row.integer("rest_before"),
                row.integer("rest_after"),
                row.integer("week"));
    }
}
