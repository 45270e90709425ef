package io.onyxos.kit.identity;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the issuer's keys have been seen once; an outage after that does not take the service away. */
@Readiness
@ApplicationScoped
class KeysReady implements AsyncHealthCheck {

    private static final String NAME = "token keys";

    private final TokenVerifier verifier;
    private final Vertx vertx;

    KeysReady(TokenVerifier verifier, Vertx vertx) {
        this.verifier = verifier;
        this.vertx = vertx;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (verifier.ready()) {
            return Uni.createFrom().item(HealthCheckResponse.up(NAME));
        }
        // no token comes to what is not ready, so nothing else would fetch the keys
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> {
                            verifier.warmUp();
                            return HealthCheckResponse.up(NAME);
                        })
                        .toCompletionStage())
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
