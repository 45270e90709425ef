package io.onyxos.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the issuer's keys have been seen once; an outage after that does not take the service away. */
@Readiness
@ApplicationScoped
class KeysReady implements HealthCheck {

    private final TokenVerifier verifier;

    KeysReady(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("token keys").status(verifier.ready()).build();
    }
}
