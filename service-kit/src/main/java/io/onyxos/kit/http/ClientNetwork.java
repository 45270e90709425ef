package io.onyxos.kit.http;

import static io.netty.util.NetUtil.createInetAddressFromIpAddressString;
import static io.netty.util.NetUtil.toAddressString;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Where a request comes from: the socket's other end, or what a proxy has seen that {@code quarkus.http.proxy.trusted-proxies}
 * names. What anybody else writes into {@code X-Forwarded-For} is not looked at.
 */
@RequestScoped
public class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    private final HttpServerRequest request;

    ClientNetwork(HttpServerRequest request) {
        this.request = request;
    }

    /** The address as text; null where there is none, as on a domain socket. */
    public String address() {
        InetAddress client = client();
        return client == null ? null : toAddressString(client);
    }

    /**
     * What one household or company has at least: the address of IPv4, the /64 of IPv6, as in {@code 2001:db8:0:1::/64}; null
     * where there is none.
     */
    public String network() {
        InetAddress client = client();
        return client instanceof Inet6Address address ? prefix(address) + "/64" : address();
    }

    private static String prefix(Inet6Address address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return toAddressString(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private InetAddress client() {
        String peer = host(request.connection().remoteAddress());
        String client = host(request.remoteAddress());
        List<String> hops = request.headers().getAll("X-Forwarded-For");
        if (!Objects.equals(peer, client) && !hops.isEmpty()) {
            // the peer is trusted, and what it has seen itself stands last; before it stands what anybody may claim
            client = withoutPort(
                    hops.get(hops.size() - 1).replaceFirst(".*,", "").strip());
        }
        return client == null ? null : createInetAddressFromIpAddressString(client);
    }

    /** {@code 203.0.113.7:4711} and {@code [2001:db8::7]:4711} as some proxies write, {@code 2001:db8::7} as others. */
    private static String withoutPort(String hop) {
        return hop.replaceFirst("^\\[(.*)](:\\d+)?$", "$1").replaceFirst("^([\\d.]+):\\d+$", "$1");
    }

    private static String host(SocketAddress address) {
        return address == null ? null : address.hostAddress();
    }
}
