package io.onyxos.kit.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a request by its target, its {@code Host} and the size of its headers: 414, 421 or 400, 431. Vert.x refuses what
 * is longer than its own limits, without a body and before anything of ours runs; they are several times as high.
 */
@ApplicationScoped
class RequestHead {

    /** RFC 9110 4.1 asks for 8,000 octets at least. */
    private static final int LONGEST_TARGET = 8 * 1024;

    private static final int LARGEST_HEADERS = 20 * 1024;
    private static final String ANY = "*";

    private final Set<String> hosts = new HashSet<>();

    RequestHead(
            @ConfigProperty(name = "onyx.http.allowed-hosts") List<String> allowed,
            @ConfigProperty(name = "onyx.public-url") URI publicUrl) {
        allowed.forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
        if (publicUrl.getHost() == null) {
            throw new IllegalArgumentException("onyx.public-url needs a scheme and a host, as https://api.example.com"
                    + " has them; it is: " + publicUrl);
        }
        hosts.add(publicUrl.getHost().toLowerCase(Locale.ROOT));
    }

    void check(@Observes Router router) {
        // after RequestId, so that the refusal has a name
        router.route().order(Integer.MIN_VALUE + 1).handler(request -> {
            Problem refusal = refusal(request);
            if (refusal == null) {
                request.next();
            } else {
                request.fail(refusal);
            }
        });
    }

    /** Health, metrics and documentation: asked for by pod address, without anybody's data. */
    static boolean isManagement(RoutingContext request) {
        // normalised, as the router matches it: /q/../core is not below /q
        return request.normalizedPath().startsWith("/q/");
    }

    private Problem refusal(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > LONGEST_TARGET) {
            return Problem.refused("uri_too_long", "An address may have " + LONGEST_TARGET + " characters.");
        }
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        if (size > LARGEST_HEADERS) {
            return Problem.refused("headers_too_large", "Headers may have " + LARGEST_HEADERS + " characters in all.");
        }
        return isManagement(context) || hosts.contains(ANY) ? null : refusalOfHost(request);
    }

    private Problem refusalOfHost(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null || request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Problem.refused("invalid_host");
        }
        return hosts.contains(authority.host().toLowerCase(Locale.ROOT))
                ? null
                : Problem.refused("misdirected_request");
    }
}
