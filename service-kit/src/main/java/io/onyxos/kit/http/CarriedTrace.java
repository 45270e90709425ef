package io.onyxos.kit.http;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries a caller's {@code traceparent} on as it came, into the events of the request, where this service makes no
 * spans of its own.
 */
@ApplicationScoped
class CarriedTrace {

    private static final String HEADER = "traceparent";

    private final boolean makesSpans;

    CarriedTrace(@ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.makesSpans = !disabled;
    }

    void carry(@Observes Router router) {
        if (makesSpans) {
            return;
        }
        router.route().order(Integer.MIN_VALUE + 1).handler(request -> {
            if (request.request().headers().contains(HEADER)) {
                // kept in the request's own Vert.x context, which ends with it
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), request.request(), new Headers())
                        .makeCurrent();
            }
            request.next();
        });
    }

    private static final class Headers implements TextMapGetter<HttpServerRequest> {

        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public String get(HttpServerRequest request, String name) {
            return request.getHeader(name);
        }
    }
}
