package io.onyxos.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * One page of a list.
 *
 * @param data at most {@code limit} rows in the list's order
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> data, String nextCursor) {

    /** The same page of something else, usually of responses instead of entities. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(data.stream().<R>map(mapping).toList(), nextCursor);
    }

    /** Adds {@code Link: <…>; rel="next"}, relative to the request because a gateway may have renamed the host. */
    static class Linking {

        @ServerResponseFilter
        void link(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getEntity() instanceof Page<?> page && page.nextCursor != null) {
                UriInfo uri = request.getUriInfo();
                String query = uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", page.nextCursor)
                        .build()
                        .getRawQuery();
                response.getHeaders().add(HttpHeaders.LINK, "<?" + query + ">; rel=\"next\"");
            }
        }
    }
}
