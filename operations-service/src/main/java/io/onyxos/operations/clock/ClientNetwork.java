package io.onyxos.operations.clock;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;

/**
 * Where a request comes from: the socket's other end, or what a proxy says that {@code quarkus.http.proxy.trusted-proxies}
 * names. What anybody else writes into {@code X-Forwarded-For} is not looked at. The database keeps the network only.
 */
@RequestScoped
class ClientNetwork {

    private final HttpServerRequest request;

    ClientNetwork(HttpServerRequest request) {
        this.request = request;
    }

    /** The address as text; null where there is none, as on a domain socket. */
    String address() {
        SocketAddress remote = request.remoteAddress();
        if (remote == null || remote.hostAddress() == null) {
            return null;
        }
        // fe80::1%eth0: the zone is the server's own affair
        return remote.hostAddress().replaceFirst("%.*", "");
    }
}
