package io.onyxos.kit.liveness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * DOWN when a worker thread has ended without being asked to, or has not finished a turn for longer than
 * {@code onyx.liveness.longest-turn}. A turn has timeouts for all that is outside of the process, so Kafka or Postgres
 * being away does not count.
 */
@Default // beside the qualifier Liveness, so that others can inject it
@Liveness
@ApplicationScoped
public class WorkersLive implements AsyncHealthCheck {

    private final Duration longestTurn;
    private final Set<WorkerThread> workers = ConcurrentHashMap.newKeySet();

    WorkersLive(@ConfigProperty(name = "onyx.liveness.longest-turn") Duration longestTurn) {
        this.longestTurn = longestTurn;
    }

    /** Watches a thread that has been started. */
    public void watch(WorkerThread worker) {
        workers.add(worker);
    }

    /** Before the thread is asked to end. */
    public void forget(WorkerThread worker) {
        workers.remove(worker);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("workers").up();
        for (WorkerThread worker : workers) {
            boolean moves = worker.moves(longestTurn);
            answer.withData(worker.getName(), moves ? "moves" : worker.isAlive() ? "hangs" : "ended");
            if (!moves) {
                answer.down();
            }
        }
        return Uni.createFrom().item(answer.build());
    }
}
