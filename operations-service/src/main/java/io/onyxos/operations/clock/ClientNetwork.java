package io.onyxos.operations.clock;

import static io.netty.util.NetUtil.createInetAddressFromIpAddressString;
import static io.netty.util.NetUtil.toAddressString;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;

/**
 * Where a request comes from: the socket's other end, or whom a proxy has seen that {@code quarkus.http.proxy.trusted-proxies}
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
        String peer = host(request.connection().remoteAddress());
        String client = host(request.remoteAddress());
        List<String> hops = request.headers().getAll("X-Forwarded-For");
        if (!Objects.equals(peer, client) && !hops.isEmpty()) {
            // the peer is trusted, and what it has seen itself stands last; before it stands what anybody may claim
            client = withoutPort(
                    hops.get(hops.size() - 1).replaceFirst(".*,", "").strip());
        }
        InetAddress address = client == null ? null : createInetAddressFromIpAddressString(client);
        return address == null ? null : toAddressString(address);
    }

    /** {@code 203.0.113.7:4711} and {@code [2001:db8::7]:4711} as some proxies write, {@code 2001:db8::7} as others. */
    private static String withoutPort(String hop) {
        return hop.replaceFirst("^\\[(.*)](:\\d+)?$", "$1").replaceFirst("^([\\d.]+):\\d+$", "$1");
    }

    private static String host(SocketAddress address) {
        return address == null ? null : address.hostAddress();
    }
}
