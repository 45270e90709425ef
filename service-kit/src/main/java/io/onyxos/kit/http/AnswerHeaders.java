package io.onyxos.kit.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The caching and security headers of every answer, problems included: {@code no-store}, unless the resource sets its own
 * {@code Cache-Control}, as {@link Etag} does for answers that a browser can revalidate. Addresses below {@code /q} hold no
 * personal data.
 */
@ApplicationScoped
class AnswerHeaders {

    private static final String VARY = "Authorization, Accept, Accept-Encoding, Origin";

    void add(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(request -> {
            HttpServerResponse response = request.response();
            response.putHeader("X-Content-Type-Options", "nosniff");
            if (!RequestHead.isManagement(request)) {
                response.putHeader(HttpHeaders.VARY, VARY);
                // at the end, since a resource's own header would be added beside one that is there already
                request.addHeadersEndHandler(ended -> {
                    if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
                        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    }
                });
            }
            request.next();
        });
    }
}
