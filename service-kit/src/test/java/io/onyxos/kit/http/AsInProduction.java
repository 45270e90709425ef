package io.onyxos.kit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** The settings of production, and nothing yet where the issuer and the database should be. */
public class AsInProduction extends WithoutDatabase {

    static final String ORIGIN = "https://app.onyxos.example";

    @Override
    public String getConfigProfile() {
        return "prod";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("quarkus.oidc.auth-server-url", "https://project.example/auth/v1");
        settings.put("quarkus.oidc.jwks-path", "http://127.0.0.1:" + freePort() + "/jwks");
        settings.put("onyx.http.browser-origins", ORIGIN);
        settings.put("quarkus.shutdown.delay", "0S");
        return settings;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
