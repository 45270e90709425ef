package io.onyxos.operations.background;

import io.onyxos.kit.background.BackgroundWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When the background work has its turns, the first at the start of a replica. */
@ApplicationScoped
class Schedule {

    private final BackgroundWork work;
    private final Batches batches;

    Schedule(BackgroundWork work, Batches batches) {
        this.work = work;
        this.batches = batches;
    }

    @Scheduled(every = "{onyx.rota-watch.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> watchTheRota() {
        return work.turn("shifts called late", batches.detectLate())
                .flatMap(next -> work.turn("shifts missed", batches.markMissed()))
                .flatMap(next -> work.turn("forgotten entries closed", batches.closeForgotten()));
    }

    @Scheduled(every = "{onyx.upkeep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keepUp() {
        return work.turn("swaps expired", batches.expireSwaps())
                .flatMap(next -> work.turn("addresses erased", batches.eraseAddresses()))
                .flatMap(next -> work.turn("calendars ended", batches.endFeeds()));
    }
}
