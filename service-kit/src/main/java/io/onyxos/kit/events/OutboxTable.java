package io.onyxos.kit.events;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The relay's side of a service's outbox. An aggregate with a dead event is parked: its later events are not seen. */
@ApplicationScoped
class OutboxTable {

    private static final int BATCH = 200;

    private static final String BUCKETS = """
            select bucket from generate_series(0, 31) bucket
            where exists (
              select from %1$s.outbox event
              where event.bucket = bucket.bucket and not exists (
                select from %1$s.outbox_dead dead
                where dead.aggregate_type = event.aggregate_type and dead.aggregate_id = event.aggregate_id))
            """;

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('%1$s.outbox'), $1) as locked";

    private static final String OLDEST = """
            select id, event_id, agency_id, event_type, aggregate_id, payload::text as payload, traceparent, occurred_at
            from %1$s.outbox event
            where bucket = $1 and not exists (
              select from %1$s.outbox_dead dead
              where dead.aggregate_type = event.aggregate_type and dead.aggregate_id = event.aggregate_id)
            order by id limit $2
            """;

    private static final String DELETE = "delete from %1$s.outbox where id = any($1)";

    private static final String BURY = """
            with refused as (delete from %1$s.outbox where id = $1 returning *)
            insert into %1$s.outbox_dead
              (id, event_id, agency_id, event_type, aggregate_type, aggregate_id, payload, traceparent, occurred_at, error)
            select id, event_id, agency_id, event_type, aggregate_type, aggregate_id, payload, traceparent, occurred_at, $2
            from refused
            """;

    private final String service;
    private final Database database;

    OutboxTable(@ConfigProperty(name = "onyx.service") String service, Database database) {
        this.service = service;
        this.database = database;
    }

    /** Buckets that have something to publish now. */
    Uni<List<Integer>> waitingBuckets() {
        return database.listAsWorker(in(BUCKETS), row -> row.integer("bucket"));
    }

    /** Takes the bucket until the end of the transaction, unless another relay has it. */
    Uni<Boolean> tryLock(int bucket) {
        return Sql.row(in(LOCK), row -> row.bool("locked"), bucket);
    }

    /** Read after the lock is held, in a statement of its own: an older snapshot may show what is published already. */
    Uni<List<OutboxEvent>> oldest(int bucket) {
        return Sql.list(in(OLDEST), OutboxEvent::of, bucket, BATCH);
    }

    Uni<Void> delete(List<OutboxEvent> published) {
        List<Long> ids = published.stream().map(OutboxEvent::id).toList();
        return Sql.run(in(DELETE), Sql.array(Long.class, ids)).replaceWithVoid();
    }

    /** Sets an event aside and so parks its aggregate. */
    Uni<Void> bury(OutboxEvent refused, String error) {
        return Sql.run(in(BURY), refused.id(), error).replaceWithVoid();
    }

    private String in(String sql) {
        return sql.formatted(service);
    }
}
