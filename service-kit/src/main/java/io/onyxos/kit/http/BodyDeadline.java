package io.onyxos.kit.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes the connection of a request whose body has not arrived within {@code onyx.http.longest-upload}, answered or not:
 * the idle timeout begins anew with every byte.
 */
@ApplicationScoped
class BodyDeadline {

    private final long longestMillis;
    private final Vertx vertx;

    BodyDeadline(@ConfigProperty(name = "onyx.http.longest-upload") Duration longest, Vertx vertx) {
        this.longestMillis = longest.toMillis();
        this.vertx = vertx;
    }

    void limit(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(request -> {
            HttpServerRequest upload = request.request();
            if (mayHaveBody(upload)) {
                long timer = vertx.setTimer(longestMillis, late -> {
                    if (!upload.isEnded()) {
                        upload.connection().close();
                    }
                });
                request.addEndHandler(answered -> {
                    if (upload.isEnded()) {
                        vertx.cancelTimer(timer);
                    }
                });
            }
            request.next();
        });
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        return request.headers().contains("Transfer-Encoding")
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }
}
