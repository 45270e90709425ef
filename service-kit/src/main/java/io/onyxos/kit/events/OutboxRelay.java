package io.onyxos.kit.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.EventPublisher.Delivery;
import io.onyxos.kit.liveness.WorkerThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Moves events from the outbox to Kafka, in every replica and without a leader. Whoever holds a bucket's lock publishes
 * its oldest events, waits until they are acknowledged and deletes them, all in one transaction: a crash at any point
 * repeats events and loses or reorders none.
 */
final class OutboxRelay implements EventWorker {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;
    /** Longer than any transaction of the relay may last. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final OutboxTable outbox;
    private final EventPublisher publisher;
    private final MeterRegistry metrics;
    private final Semaphore wakeUps = new Semaphore(0);
    private final WorkerThread thread = new WorkerThread("outbox-relay", this::run);
    private volatile boolean stopping;

    OutboxRelay(Database database, OutboxTable outbox, EventPublisher publisher, MeterRegistry metrics) {
        this.database = database;
        this.outbox = outbox;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    @Override
    public WorkerThread thread() {
        return thread;
    }

    /** Something may have been appended: look now, not at the end of the pause. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /** The batch in hand takes little longer than an acknowledgement. */
    @Override
    public Thread stop() {
        stopping = true;
        wake();
        return thread;
    }

    private void run() {
        try (publisher) {
            relay();
        }
    }

    private void relay() {
        long pause = SHORTEST_PAUSE_MILLIS;
        boolean failing = false;
        while (!stopping) {
            boolean published = false;
            thread.turn();
            try {
                // no transaction is opened while the broker is known to be away
                published = publisher.isConnected() && publishAll();
                failing = false;
            } catch (RuntimeException failure) {
                LOG.logf(
                        failing ? Logger.Level.DEBUG : Logger.Level.WARN, "The outbox waits: %s", failure.getMessage());
                failing = true;
            }
            pause = published ? SHORTEST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            sleep(pause);
        }
    }

    /** One look at every bucket. */
    private boolean publishAll() {
        List<Integer> buckets = new ArrayList<>(await(outbox.waitingBuckets()));
        // replicas that start elsewhere seldom meet
        Collections.shuffle(buckets);
        boolean published = false;
        for (int i = 0; i < buckets.size() && !stopping; i++) {
            int bucket = buckets.get(i);
            thread.turn();
            Delivery delivery = await(database.asWorker(() -> publish(bucket)));
            count(delivery.published(), "published");
            count(delivery.refused().keySet(), "refused");
            published |= !delivery.published().isEmpty();
        }
        return published;
    }

    private Uni<Delivery> publish(int bucket) {
        Context transaction = Vertx.currentContext();
        return outbox.tryLock(bucket)
                .flatMap(locked ->
                        locked ? outbox.oldest(bucket) : Uni.createFrom().item(List.<OutboxEvent>of()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::send)
                .emitOn(command -> transaction.runOnContext(ignored -> command.run()))
                .call(delivery -> outbox.delete(delivery.published()))
                .call(delivery -> bury(delivery));
    }

    private Delivery send(List<OutboxEvent> events) {
        try {
            return publisher.publish(events);
        } catch (RuntimeException failure) {
            count(events, "failed");
            throw failure;
        }
    }

    private Uni<Void> bury(Delivery delivery) {
        Uni<Void> buried = Uni.createFrom().voidItem();
        for (var refusal : delivery.refused().entrySet()) {
            OutboxEvent event = refusal.getKey();
            LOG.errorf(
                    "%s %s is refused, %s waits: %s",
                    event.name().type(), event.eventId(), event.aggregate(), refusal.getValue());
            buried = buried.call(() -> outbox.bury(event, refusal.getValue()));
        }
        return buried;
    }

    private void count(Collection<OutboxEvent> events, String result) {
        for (OutboxEvent event : events) {
            metrics.counter("outbox.published", "event_type", event.name().type(), "result", result)
                    .increment();
        }
    }

    private void sleep(long millis) {
        try {
            long jitter = ThreadLocalRandom.current().nextLong(millis / 4 + 1);
            wakeUps.tryAcquire(millis - jitter, TimeUnit.MILLISECONDS);
            wakeUps.drainPermits();
        } catch (InterruptedException ignored) {
            stopping = true;
        }
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
