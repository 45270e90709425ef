package io.onyxos.operations.background;

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

    private final Batches batches;

    Schedule(Batches batches) {
        this.batches = batches;
    }

    @Scheduled(every = "{onyx.rota-watch.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> watchTheRota() {
        return turn("shifts called late", batches.detectLate())
                .flatMap(next -> turn("shifts missed", batches.markMissed()))
                .flatMap(next -> turn("forgotten entries closed", batches.closeForgotten()));
    }

    @Scheduled(every = "{onyx.upkeep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keepUp() {
        return turn("swaps expired", batches.expireSwaps())
                .flatMap(next -> turn("addresses erased", batches.eraseAddresses()))
                .flatMap(next -> turn("calendars ended", batches.endFeeds()))
                .flatMap(next -> turn("idempotency keys expired", batches.expireIdempotencyKeys()));
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
