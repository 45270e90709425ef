package io.onyxos.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the issuer's keys have been seen once; an outage after that does not take the service away. */
@Readiness
@ApplicationScoped
class KeysReady implements HealthCheck {

    private static final String NAME = "token keys";

    private final PublishedKeys published;
    private final LegacySecret legacySecret;

    KeysReady(PublishedKeys published, LegacySecret legacySecret) {
        this.published = published;
        this.legacySecret = legacySecret;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ready = published.fetchedAt().isAfter(Instant.MIN) || legacySecret.isConfigured();
        return ready ? HealthCheckResponse.up(NAME) : HealthCheckResponse.down(NAME);
    }
}
