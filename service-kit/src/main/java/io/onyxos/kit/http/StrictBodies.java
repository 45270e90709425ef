package io.onyxos.kit.http;

import jakarta.annotation.Nullable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * Refuses a body of another media type than JSON, a body where a resource method reads none, and no body where it reads
 * one, unless its parameter is {@link Nullable}.
 */
@Provider
public class StrictBodies implements ReaderInterceptor {

    private static final Set<String> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final String EMPTY_OBJECT_LENGTH = "2";

    /** An empty POST needs no media type; where a body is required, the fault is its absence and not its type. */
    @ServerRequestFilter(preMatching = true)
    public void defaultContentTypeOfEmptyPost(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean silent = length == null
                && request.getHeaderString("Transfer-Encoding") == null
                && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null;
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        boolean empty = "0".equals(length) && (type == null || !type.startsWith(CsvWriter.TYPE));
        if (request.getMethod().equals("POST") && (silent || empty)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    /**
     * Answers 415 unless the body is JSON, or a merge patch of {@code PATCH}, or the resource says what it
     * {@link Consumes}. Where no body is read, 400 to any but {@code {}}, which is known by its length.
     */
    @ServerRequestFilter
    public void refuseOtherBodies(ContainerRequestContext request, ResourceInfo resource) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean empty = length == null ? request.getHeaderString("Transfer-Encoding") == null : length.equals("0");
        if (empty || !WITH_BODY.contains(request.getMethod()) || consumesOther(resource)) {
            return;
        }
        if (!readsBody(CurrentRequestManager.get().getTarget())) {
            if (!EMPTY_OBJECT_LENGTH.equals(length)) {
                throw Problem.refused("unexpected_body").at("", "must be absent");
            }
            return;
        }
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean patch = request.getMethod().equals(HttpMethod.PATCH) && name.equals(MergePatch.MEDIA_TYPE);
        if (!name.equals(MediaType.APPLICATION_JSON) && !patch) {
            throw Problem.of(415);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        Object value = body.proceed();
        boolean optional = Arrays.stream(body.getAnnotations()).anyMatch(Nullable.class::isInstance);
        if (value == null && !optional) {
            throw Problem.refused("body_required").at("", "must be present");
        }
        return value;
    }

    private static boolean consumesOther(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(Consumes.class)
                || resource.getResourceClass().isAnnotationPresent(Consumes.class);
    }

    private static boolean readsBody(RuntimeResource method) {
        return Arrays.stream(method.getHandlerChain()).anyMatch(RequestDeserializeHandler.class::isInstance);
    }
}
