package io.onyxos.kit.http;

import io.quarkus.vertx.http.security.CORS;
import io.quarkus.vertx.http.security.HttpSecurity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * CORS for the origins of {@code onyx.http.browser-origins}; a regular expression stands between slashes. One setting, since
 * Quarkus' own switch without a list of origins refuses every request that has an {@code Origin}.
 */
@ApplicationScoped
class BrowserOrigins {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");

    /** What our operations read, beside W3C Trace Context and Baggage. */
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "authorization",
            "content-type",
            "if-match",
            "if-none-match",
            "idempotency-key",
            "last-event-id",
            "x-request-id",
            "traceparent",
            "tracestate",
            "baggage");

    private static final Set<String> ANSWER_HEADERS = Set.of(
            "etag",
            "link",
            "location",
            "retry-after",
            "content-disposition",
            "www-authenticate",
            "x-request-id",
            "idempotency-replayed");

    void allow(
            @Observes HttpSecurity security,
            @ConfigProperty(name = "onyx.http.browser-origins") Optional<Set<String>> origins) {
        origins.ifPresent(allowed -> security.cors(CORS.builder()
                .origins(allowed)
                .methods(METHODS)
                .headers(REQUEST_HEADERS)
                .exposedHeaders(ANSWER_HEADERS)
                .accessControlMaxAge(Duration.ofHours(2))
                .build()));
    }
}
