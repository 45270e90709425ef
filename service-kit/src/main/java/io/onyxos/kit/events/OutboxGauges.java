package io.onyxos.kit.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What waits in the outbox, for alerts: the oldest event's age says more than the number. */
@ApplicationScoped
class OutboxGauges {

    private static final Logger LOG = Logger.getLogger(OutboxGauges.class);

    private final boolean measured;
    private final OutboxTable outbox;
    private volatile OutboxTable.Sizes sizes = new OutboxTable.Sizes(0, 0, 0);

    OutboxGauges(
            @ConfigProperty(name = "onyx.events.enabled") boolean enabled,
            EventContracts contracts,
            OutboxTable outbox,
            MeterRegistry metrics) {
        this.measured = enabled && !contracts.types().isEmpty();
        this.outbox = outbox;
        Gauge.builder("outbox.pending", () -> sizes.pending()).register(metrics);
        Gauge.builder("outbox.oldest.age", () -> sizes.oldestAgeSeconds())
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("outbox.parked.aggregates", () -> sizes.parkedAggregates())
                .register(metrics);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        if (!measured) {
            return Uni.createFrom().voidItem();
        }
        return outbox.sizes()
                .invoke(now -> sizes = now)
                .onFailure()
                .invoke(failure -> LOG.debugf("The outbox cannot be measured: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
