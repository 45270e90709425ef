package io.onyxos.core.background;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * When the background work has its turns, the first at the start of a replica. Replicas need not agree: what one of them
 * does the others find done. A turn that fails is made up for by the next; one that is cut off by the end of its replica
 * undoes the transaction in hand.
 */
@ApplicationScoped
class Schedule {

    private static final Logger LOG = Logger.getLogger(Schedule.class);

    private final Purge purge;
    private final Batches batches;

    Schedule(Purge purge, Batches batches) {
        this.purge = purge;
        this.batches = batches;
    }

    @Scheduled(every = "{onyx.purge.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return turn("agencies purged", purge.run());
    }

    @Scheduled(every = "{onyx.offboarding.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> offboarding() {
        return turn("models archived", batches.offboard());
    }

    @Scheduled(every = "{onyx.retention.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> retention() {
        return turn("audit entries expired", batches.expireAuditEntries())
                .flatMap(expired -> turn("idempotency keys expired", batches.expireIdempotencyKeys()));
    }

    private static Uni<Void> turn(String done, Uni<Integer> work) {
        return work.invoke(count -> LOG.logf(count > 0 ? Logger.Level.INFO : Logger.Level.DEBUG, "%d %s", count, done))
                .onFailure()
                .invoke(failure -> LOG.warnf("No %s this time: %s", done, failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
