package io.onyxos.kit.http;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 406 before the work is done where the client does not take JSON. For methods that say {@link Produces} routing does
 * so; for all others Quarkus looks at {@code Accept} when it writes the answer, after the transaction was committed.
 */
@Provider
public class AcceptableAnswers {

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
        try {
            return request.getAcceptableMediaTypes().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
