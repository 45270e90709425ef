package io.onyxos.operations.background;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Work that is done in pieces, a transaction each, until none is left. */
@ApplicationScoped
class Batches {

    /** Rows that people wait for and that bring events with them. */
    private static final int FEW = 200;

    private static final int MANY = 5_000;

    private final Database database;

    Batches(Database database) {
        this.database = database;
    }

    /** Tells of shifts that are running while nobody works them. */
    Uni<Integer> detectLate() {
        return untilNone("select operations.detect_late_shifts($1)", FEW);
    }

    /** Notes of shifts that are over that nobody came. */
    Uni<Integer> markMissed() {
        return untilNone("select operations.mark_missed_shifts($1)", FEW);
    }

    /** Ends entries that somebody forgot to end. */
    Uni<Integer> closeForgotten() {
        return untilNone("select operations.close_forgotten_entries($1)", FEW);
    }

    /** Ends requests about shifts that have begun. */
    Uni<Integer> expireSwaps() {
        return untilNone("select operations.expire_swaps($1)", FEW);
    }

    /** Erases where people clocked in more than 90 days ago. */
    Uni<Integer> eraseAddresses() {
        return untilNone("select operations.erase_addresses($1)", MANY);
    }

    /** Revokes calendars that their owners may not read any more. */
    Uni<Integer> endFeeds() {
        return untilNone("select operations.end_feeds($1)", FEW);
    }

    /** Deletes keys whose answers are no longer kept. */
    Uni<Integer> expireIdempotencyKeys() {
        return untilNone("select operations.expire_idempotency_keys($1)", MANY);
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
