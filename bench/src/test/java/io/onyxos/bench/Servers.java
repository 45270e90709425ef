package io.onyxos.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The built services and, where npm is, their peers, on one database.
 *
 * @param services by name
 * @param peers by the name of the service; empty without npm
 */
record Servers(Map<String, MeasuredService> services, Map<String, Peer> peers) implements AutoCloseable {

    static final List<String> NAMES = List.of("core", "operations");

    /** Only requests are measured: no work in the background, and what is appended to an outbox waits there. */
    private static final Map<String, String> REQUESTS_ONLY = Map.of(
            "onyx.events.enabled", "false",
            "onyx.purge.every", "off",
            "onyx.offboarding.every", "off",
            "onyx.retention.every", "off",
            "onyx.rota-watch.every", "off",
            "onyx.upkeep.every", "off",
            "onyx.series-horizon.every", "off");

    /**
     * Starts them.
     *
     * @param root of the repository
     */
    static Servers start(Path root, Map<String, String> settings) throws Exception {
        Servers servers = new Servers(new HashMap<>(), new HashMap<>());
        Map<String, String> ofServices = new HashMap<>(settings);
        ofServices.putAll(REQUESTS_ONLY);
        try {
            for (String name : NAMES) {
                servers.services.put(name, MeasuredService.start(root.resolve(name + "-service"), ofServices));
            }
            if (Peer.isPossible()) {
                Path folder = root.resolve("bench/peers");
                Peer.install(folder);
                for (String name : NAMES) {
                    servers.peers.put(name, Peer.start(folder, name, settings));
                }
            } else {
                System.err.println("Without Node and npm there is no peer to compare with");
            }
            return servers;
        } catch (Exception e) {
            servers.close();
            throw e;
        }
    }

    @Override
    public void close() throws Exception {
        List<Server> all = new ArrayList<>(services.values());
        all.addAll(peers.values());
        for (Server server : all) {
            server.close();
        }
    }
}
