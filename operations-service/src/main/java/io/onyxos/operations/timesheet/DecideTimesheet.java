package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * Decides about an entry as the client has seen it. The database's functions lock the shift before its entries, so the
 * entry is only read here, and its tag goes with the decision.
 */
@ApplicationScoped
class DecideTimesheet {

    private static final String SEEN =
            "select t.updated_at, t.payout_run_id is not null as paid, private.require_permission($2)::text"
                    + " from public.timesheets t where t.id = $1";

    /** What is approved is what was seen: 428 without a tag. */
    Uni<UUID> approve(UUID id, IfMatch ifMatch) {
        return seen(id, "approve_timesheets", ifMatch, true)
                .flatMap(seen -> call("approve_timesheet($1, $2)", id, seen));
    }

    /** Rejects, reopens or voids. */
    Uni<UUID> run(String function, String permission, UUID id, IfMatch ifMatch, String reason) {
        return seen(id, permission, ifMatch, false).flatMap(seen -> call(function + "($1, $2, $3)", id, reason, seen));
    }

    Uni<UUID> close(UUID id, IfMatch ifMatch, ClosingRequest closing) {
        return seen(id, "edit_timesheets", ifMatch, false)
                .flatMap(seen ->
                        call("close_timesheet($1, $2, $3, $4)", id, closing.clockOut(), closing.reason(), seen));
    }

    /** The version that the client has seen; null where any will do. */
    private static Uni<Instant> seen(UUID id, String permission, IfMatch ifMatch, boolean required) {
        return Sql.rowOrNull(SEEN, Version::of, id, permission)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(version -> {
                    if (version.paid || !required && ifMatch.tags() == null) {
                        // what is paid is refused as such, whichever tag it has
                        return null;
                    }
                    ifMatch.check(version.updatedAt);
                    return version.updatedAt;
                });
    }

    private static Uni<UUID> call(String function, Object... arguments) {
        return Sql.row("select id from operations." + function, row -> row.uuid("id"), arguments);
    }

    private record Version(Instant updatedAt, boolean paid) {

        static Version of(SqlRow row) {
            return new Version(row.instant("updated_at"), row.bool("paid"));
        }
    }
}
