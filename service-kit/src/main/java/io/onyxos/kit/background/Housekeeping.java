package io.onyxos.kit.background;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes what the machinery of every service keeps for a time only: idempotency keys and inbox entries. */
@ApplicationScoped
class Housekeeping {

    private static final int ROWS = 5_000;

    private final BackgroundWork work;
    private final String function;

    Housekeeping(BackgroundWork work, @ConfigProperty(name = "onyx.service") String service) {
        this.work = work;
        this.function = service + ".delete_expired";
    }

    @Scheduled(every = "{onyx.housekeeping.every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return work.turn("expired rows deleted", deleteExpired());
    }

    Uni<Integer> deleteExpired() {
        return work.inBatches(function, ROWS);
    }
}
