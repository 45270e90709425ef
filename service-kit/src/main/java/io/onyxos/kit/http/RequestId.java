package io.onyxos.kit.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Names every request. A client's or gateway's {@code X-Request-Id} is kept if it is at most 64 letters, digits, dots,
 * underscores and hyphens; anything else is replaced by a UUID. The same id is in the answer's header, in a problem's
 * body, in every log line of the request and in the audit trail.
 */
@ApplicationScoped
public class RequestId {

    /** The header that carries the id, in and out. */
    public static final String HEADER = "X-Request-Id";

    private static final String LOG_KEY = "request_id";
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The id of the request being served on this Vert.x context; empty outside of requests. */
    public static String current() {
        // Quarkus keeps the MDC in the duplicated context, so it follows the request and not the thread
        Object id = MDC.get(LOG_KEY);
        return id == null ? "" : id.toString();
    }

    void nameRequests(@Observes Router router) {
        // before authentication and routing, so that their refusals carry the id too
        router.route().order(Integer.MIN_VALUE).handler(request -> {
            name(request);
            request.next();
        });
    }

    static void name(RoutingContext request) {
        String offered = request.request().getHeader(HEADER);
        String id = offered != null && ACCEPTABLE.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
        MDC.put(LOG_KEY, id);
        request.response().putHeader(HEADER, id);
    }
}
