package io.onyxos.core.background;

import io.onyxos.kit.background.BackgroundWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When the background work has its turns, the first at the start of a replica. */
@ApplicationScoped
class Schedule {

    private final BackgroundWork work;
    private final Purge purge;
    private final Batches batches;

    Schedule(BackgroundWork work, Purge purge, Batches batches) {
        this.work = work;
        this.purge = purge;
        this.batches = batches;
    }

    @Scheduled(every = "{onyx.purge.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return work.turn("agencies purged", purge.run());
    }

    @Scheduled(every = "{onyx.offboarding.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> offboarding() {
        return work.turn("models archived", batches.offboard());
    }

    @Scheduled(every = "{onyx.retention.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> retention() {
        return work.turn("audit entries expired", batches.expireAuditEntries());
    }
}
