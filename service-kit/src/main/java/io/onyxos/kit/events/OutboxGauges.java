package io.onyxos.kit.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.SqlRow;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What waits in the outbox, for alerts: the oldest event's age says more than the number. */
@ApplicationScoped
class OutboxGauges {

    private static final Logger LOG = Logger.getLogger(OutboxGauges.class);

    private static final String SIZES = """
            select count(*) as pending, coalesce(extract(epoch from clock_timestamp() - min(occurred_at)), 0)::numeric as age,
              (select count(distinct (aggregate_type, aggregate_id)) from %1$s.outbox_dead) as parked
            from %1$s.outbox
            """;

    private final boolean measured;
    private final Database database;
    private final String sql;
    private volatile Sizes sizes = new Sizes(0, 0, 0);

    /** Aggregates are parked until an operator decides about their dead event. */
    private record Sizes(long pending, double oldestAgeSeconds, long parkedAggregates) {

        private static Sizes of(SqlRow row) {
            return new Sizes(row.bigint("pending"), row.numeric("age").doubleValue(), row.bigint("parked"));
        }
    }

    OutboxGauges(
            @ConfigProperty(name = "onyx.service") String service,
            @ConfigProperty(name = "onyx.events.enabled") boolean enabled,
            EventContracts contracts,
            Database database,
            MeterRegistry metrics) {
        this.measured = enabled && !contracts.types().isEmpty();
        this.database = database;
        this.sql = SIZES.formatted(service);
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
        return database.rowAsWorker(sql, Sizes::of)
                .invoke(measured -> sizes = measured)
                .onFailure()
                .invoke(failure -> LOG.debugf("The outbox cannot be measured: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
