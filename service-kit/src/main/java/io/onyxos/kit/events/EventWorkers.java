package io.onyxos.kit.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.WriteCommitted;
import io.onyxos.kit.liveness.WorkersLive;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts and stops the relay of a service that emits events, the consumers of one that handles them and the tail of one that
 * follows them. None needs Kafka to be there: events wait in the outbox or in their topics.
 */
@ApplicationScoped
class EventWorkers {

    private final boolean enabled;
    private final Duration longestEnd;
    private final WorkersLive live;
    private final OutboxRelay relay;
    private final List<EventWorker> workers = new ArrayList<>();

    EventWorkers(
            @ConfigProperty(name = "onyx.service") String service,
            @ConfigProperty(name = "onyx.events.enabled") boolean enabled,
            @ConfigProperty(name = "onyx.events.shutdown-timeout") Duration longestEnd,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Database database,
            EventContracts contracts,
            OutboxTable outbox,
            Inbox inbox,
            @All List<EventBatchHandler<?>> batchHandlers,
            @All List<EventFollower> followers,
            EventPayloads payloads,
            WorkersLive live,
            MeterRegistry metrics) {
        this.enabled = enabled;
        this.longestEnd = longestEnd;
        this.live = live;
        this.relay = new OutboxRelay(
                database, outbox, new EventPublisher(kafka, contracts.topics(), EventPublisher.PATIENCE), metrics);
        if (!contracts.types().isEmpty()) {
            workers.add(relay);
        }
        EventConsumer consumer = new EventConsumer(service, kafka, inbox, metrics);
        if (!inbox.topics().isEmpty()) {
            workers.add(consumer);
        }
        List<EventBatchConsumer<?>> batchConsumers = new ArrayList<>();
        for (EventBatchHandler<?> handler : batchHandlers) {
            batchConsumers.add(new EventBatchConsumer<>(service, handler, kafka, database, payloads, metrics));
        }
        workers.addAll(batchConsumers);
        EventTail tail = new EventTail(kafka, followers, EventTail.PROBE);
        if (!tail.topics().isEmpty()) {
            workers.add(tail);
        }
        Gauge.builder(
                        "inbox.pending",
                        () -> consumer.pending()
                                + batchConsumers.stream()
                                        .mapToLong(EventBatchConsumer::pending)
                                        .sum())
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            for (EventWorker worker : workers) {
                worker.thread().start();
                live.watch(worker.thread());
            }
        }
    }

    void wake(@Observes WriteCommitted committed) {
        relay.wake();
    }

    /** All at once. What takes longer than it may is cut off as by a crash: it happens again, in another replica. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        Instant deadline = Instant.now().plus(longestEnd);
        for (EventWorker worker : workers) {
            live.forget(worker.thread());
            worker.stop();
        }
        for (EventWorker worker : workers) {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            // nought is eternity
            worker.thread().join(Math.max(1, left));
        }
    }
}
