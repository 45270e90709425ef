package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.Standing;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.MergePatch;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Changes an entry as its editor, or notes something on one's own. A note is no change of time: it can be written even on
 * what is approved or paid.
 */
@ApplicationScoped
class EditTimesheet {

    private static final String NOTE = "update public.timesheets set note = $2 where id = $1 and updated_at = $3";

    /** Refused like any change: 404 hidden, 403 not the caller's to change, 428 and 412 by {@link IfMatch}. */
    Uni<Timesheet> run(UUID id, IfMatch ifMatch, MergePatch<TimesheetChange> change) {
        boolean noteOnly = TimesheetChange.namesNoteOnly(change);
        return StoredRow.required(Timesheet.class, id)
                .flatMap(entry -> Standing.ofCaller().flatMap(caller -> {
                    boolean own = entry.employeeId.equals(caller.id());
                    if (!own || !noteOnly) {
                        caller.require("edit_timesheets");
                    }
                    // paying changes the tag, too, and a newer one would not help: the database says locked
                    if (noteOnly || entry.payoutRunId == null) {
                        ifMatch.check(entry.updatedAt);
                    }
                    TimesheetChange changed = change.over(TimesheetChange.of(entry));
                    return noteOnly ? note(entry, changed, own) : edit(entry, changed, change);
                }));
    }

    private Uni<Timesheet> edit(Timesheet entry, TimesheetChange changed, MergePatch<TimesheetChange> change) {
        return Timesheet.after(
                "edit_timesheet($1, $2, $3, $4)", entry.id, changed.named(change), changed.reason(), entry.updatedAt);
    }

    private Uni<Timesheet> note(Timesheet entry, TimesheetChange changed, boolean own) {
        if (!own && changed.reason() == null) {
            throw Problem.refused("reason_required").at("/reason", "3 to 500 characters");
        }
        return Sql.run("select set_config('onyx.reason', $1, true)", changed.reason() == null ? "" : changed.reason())
                .flatMap(reasoned -> Sql.run(NOTE, entry.id, changed.note(), entry.updatedAt))
                .invoke(written -> {
                    if (written == 0) {
                        throw Problem.refused("precondition_failed");
                    }
                })
                .flatMap(written -> entry.update().replaceWith(entry));
    }
}
