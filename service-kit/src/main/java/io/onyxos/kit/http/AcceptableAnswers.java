package io.onyxos.kit.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 406 before the work is done where the client does not take JSON. For methods that say {@link Produces} routing does
 * so; for all others Quarkus looks at {@code Accept} when it writes the answer, after the transaction was committed.
 */
@Provider
@ApplicationScoped
public class AcceptableAnswers {

    /** Routing reads the header itself, and answers 500 to an empty one, which says nothing. */
    void dropEmpty(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(request -> {
            String accept = request.request().getHeader(HttpHeaders.ACCEPT);
            if (accept != null && accept.isBlank()) {
                request.request().headers().remove(HttpHeaders.ACCEPT);
            }
            request.next();
        });
    }

    @ServerRequestFilter(preMatching = true)
    public void refuseUnreadable(ContainerRequestContext request) {
        readable(request);
    }

    @ServerRequestFilter
    public void refuseOtherThanJson(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        boolean isRouted = method == null
                || method.isAnnotationPresent(Produces.class)
                || method.getDeclaringClass().isAnnotationPresent(Produces.class);
        if (!isRouted && !takesJson(request)) {
            throw Problem.of(406);
        }
    }

    private static boolean takesJson(ContainerRequestContext request) {
        return readable(request).stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
    }

    private static List<MediaType> readable(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw Problem.of(406);
        }
    }
}
