package io.onyxos.core.background;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Work that is done in pieces, a transaction each, until none is left. */
@ApplicationScoped
class Batches {

    private static final int MODELS = 500;
    private static final int ROWS = 5_000;

    private final Database database;

    Batches(Database database) {
        this.database = database;
    }

    /** Archives models whose last day is over in their agency's zone. */
    Uni<Integer> offboard() {
        return untilNone("select core.archive_departed_models($1)", MODELS);
    }

    /** Deletes audit entries older than 24 months. */
    Uni<Integer> expireAuditEntries() {
        return untilNone("select core.expire_audit_entries($1)", ROWS);
    }

    /** Deletes keys whose answers are no longer kept. */
    Uni<Integer> expireIdempotencyKeys() {
        return untilNone("select core.expire_idempotency_keys($1)", ROWS);
    }

    /** How many rows in all; rows that somebody else is at count for none and are left to the next turn. */
    private Uni<Integer> untilNone(String function, int limit) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.asWorker(() -> database.sql(function, Tuple.of(limit)))
                        .map(rows -> rows.iterator().next().getInteger(0)))
                .whilst(count -> count > 0)
                .collect()
                .with(Collectors.summingInt(count -> count));
    }
}
