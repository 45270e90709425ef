package io.onyxos.operations.shift;

import io.onyxos.kit.http.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which week is planned again, and where.
 *
 * @param fromWeek first day of the week to copy, in the agency's zone
 * @param toWeek first day of the week that gets the copies
 * @param employeeIds whose shifts; all if absent
 * @param publish false for drafts; true if absent
 * @param duplicates what becomes of copies that the other week has already; refuse if absent
 */
@Schema(examples = """
        {
          "from_week": "2026-03-02", "to_week": "2026-03-09", "publish": false
        }\
        """)
record WeekCopyRequest(
        @NotNull LocalDate fromWeek,
        @NotNull LocalDate toWeek,
        @Size(max = 200) List<@NotNull UUID> employeeIds,
        Boolean publish,
        Duplicates duplicates) {

    List<LocalDate> weeks() {
        return List.of(fromWeek, toWeek);
    }

    boolean published() {
        return !Boolean.FALSE.equals(publish);
    }

    Duplicates duplicatesOrRefuse() {
        return duplicates == null ? Duplicates.REFUSE : duplicates;
    }

    /** @param fit whether both days are the agency's first of a week */
    void checkWeeks(boolean fit) {
        if (!fit || fromWeek.equals(toWeek)) {
            throw Problem.refused("invalid_value")
                    .at("/to_week", "must be another week and begin on the agency's week_start");
        }
    }
}
