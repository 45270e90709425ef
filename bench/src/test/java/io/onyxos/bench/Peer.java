package io.onyxos.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service of {@code bench/peers}: Fastify and pg in as many processes as the machine has processors. */
final class Peer extends Server {

    private Peer(List<String> command, Map<String, String> variables, int port, Path log) throws Exception {
        super(command, variables, port, "/", log);
    }

    static boolean isPossible() {
        return Tool.isInstalled("node") && Tool.isInstalled("npm");
    }

    /** Fetches what the lock file names, unless it is there. */
    static void install(Path folder) throws Exception {
        Path installed = folder.resolve("node_modules/.package-lock.json");
        Path wanted = folder.resolve("package-lock.json");
        if (Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0) {
            return;
        }
        Tool.run(
                List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder.toString()),
                Map.of());
    }

    /** @param settings of the service that it is compared with */
    static Peer start(Path folder, String service, Map<String, String> settings) throws Exception {
        int port = freePort();
        Map<String, String> variables = new HashMap<>(Map.of(
                "PORT", Integer.toString(port),
                "NODE_ENV", "production",
                "DATABASE_URL", settings.get("quarkus.datasource.reactive.url"),
                "ISSUER", settings.get("quarkus.oidc.auth-server-url"),
                "JWKS_URL", settings.get("quarkus.oidc.jwks-path")));
        return new Peer(
                List.of("node", folder.resolve("server.js").toString(), service),
                variables,
                port,
                Path.of(System.getProperty("java.io.tmpdir"), "bench-" + port + ".log"));
    }
}
