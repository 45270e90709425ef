package io.onyxos.kit.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.WriteCommitted;
import io.onyxos.kit.liveness.WorkersLive;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts and stops the relay of a service that emits events and the consumer of one that handles them. Neither needs
 * Kafka to be there: events wait in the outbox or in their topics.
 */
@ApplicationScoped
class EventWorkers {

    private final boolean enabled;
    private final Duration longestEnd;
    private final boolean emits;
    private final boolean handles;
    private final WorkersLive live;
    private final OutboxRelay relay;
    private final EventConsumer consumer;

    EventWorkers(
            @ConfigProperty(name = "onyx.service") String service,
            @ConfigProperty(name = "onyx.events.enabled") boolean enabled,
            @ConfigProperty(name = "onyx.events.shutdown-timeout") Duration longestEnd,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Database database,
            EventContracts contracts,
            OutboxTable outbox,
            Inbox inbox,
            WorkersLive live,
            MeterRegistry metrics) {
        this.enabled = enabled;
        this.longestEnd = longestEnd;
        this.emits = !contracts.types().isEmpty();
        this.handles = !inbox.topics().isEmpty();
        this.live = live;
        this.relay = new OutboxRelay(database, outbox, new EventPublisher(kafka, contracts.topics()), metrics);
        this.consumer = new EventConsumer(service, kafka, inbox, metrics);
        Gauge.builder("inbox.pending", consumer::pending).register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (enabled && emits) {
            relay.start();
            live.watch(relay.thread());
        }
        if (enabled && handles) {
            consumer.start();
            live.watch(consumer.thread());
        }
    }

    void wake(@Observes WriteCommitted committed) {
        relay.wake();
    }

    /** Both at once. What takes longer than it may is cut off as by a crash: it happens again, in another replica. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        live.forget(relay.thread());
        live.forget(consumer.thread());
        Instant deadline = Instant.now().plus(longestEnd);
        for (Thread ending : List.of(consumer.stop(), relay.stop())) {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            // nought is eternity
            ending.join(Math.max(1, left));
        }
    }
}
