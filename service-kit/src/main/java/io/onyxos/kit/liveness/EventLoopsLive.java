package io.onyxos.kit.liveness;

import io.netty.util.concurrent.EventExecutor;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * DOWN when an event loop has not run a task for longer than {@code onyx.liveness.longest-pause}. Each probe gives the
 * loops a task and looks at those of earlier probes, so it answers at once. A probe that comes to a blocked loop gets no
 * answer, which Kubernetes counts as a failure, too.
 */
@Liveness
@ApplicationScoped
class EventLoopsLive implements AsyncHealthCheck {

    private final Duration longestPause;
    private final Vertx vertx;
    private final Map<EventExecutor, Long> pending = new ConcurrentHashMap<>();

    EventLoopsLive(@ConfigProperty(name = "onyx.liveness.longest-pause") Duration longestPause, Vertx vertx) {
        this.longestPause = longestPause;
        this.vertx = vertx;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        long now = System.nanoTime();
        int blocked = 0;
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            Long since = pending.putIfAbsent(loop, now);
            if (since == null) {
                loop.execute(() -> pending.remove(loop));
            } else if (now - since > longestPause.toNanos()) {
                blocked++;
            }
        }
        return Uni.createFrom()
                .item(HealthCheckResponse.named("event loops")
                        .status(blocked == 0)
                        .withData("blocked", blocked)
                        .build());
    }
}
