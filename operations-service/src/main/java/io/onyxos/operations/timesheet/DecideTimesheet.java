package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private final Database database;

    DecideTimesheet(Database database) {
        this.database = database;
    }

    /** What is approved is what was seen: 428 without a tag. */
    Uni<UUID> approve(UUID id, IfMatch ifMatch) {
        return seen(id, "approve_timesheets", ifMatch, true)
                .flatMap(seen -> call("approve_timesheet($1, $2)", Tuple.of(id, seen)));
    }

    /** Rejects, reopens or voids. */
    Uni<UUID> run(String function, String permission, UUID id, IfMatch ifMatch, String reason) {
        return seen(id, permission, ifMatch, false)
                .flatMap(seen -> call(function + "($1, $2, $3)", Tuple.of(id, reason, seen)));
    }

    Uni<UUID> close(UUID id, IfMatch ifMatch, ClosingRequest closing) {
        return seen(id, "edit_timesheets", ifMatch, false)
                .flatMap(seen -> call(
                        "close_timesheet($1, $2, $3, $4)",
                        Tuple.of(id, closing.clockOut().atOffset(ZoneOffset.UTC), closing.reason(), seen)));
    }

    private Uni<OffsetDateTime> seen(UUID id, String permission, IfMatch ifMatch, boolean required) {
        return database.sql(SEEN, Tuple.of(id, permission)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound();
            }
            Row entry = rows.iterator().next();
            OffsetDateTime updatedAt = entry.getOffsetDateTime("updated_at");
            if (entry.getBoolean("paid") || !required && ifMatch.tags() == null) {
                // what is paid is refused as such, whichever tag it has
                return null;
            }
            ifMatch.check(updatedAt.toInstant());
            return updatedAt;
        });
    }

    private Uni<UUID> call(String function, Tuple arguments) {
        return database.sql("select id from operations." + function, arguments)
                .map(rows -> rows.iterator().next().getUUID("id"));
    }
}
