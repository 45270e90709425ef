package io.onyxos.kit.identity;

import io.onyxos.kit.http.WithoutDatabase;
import io.onyxos.kit.testing.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The kit and an issuer of tokens, without a database. */
public class WithIssuer extends WithoutDatabase {

    private static Issuer issuer;

    static Issuer issuer() {
        return issuer;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("onyx.service", "kit", "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IssuerResource.class));
    }

    /** Runs as long as the test. */
    public static class IssuerResource implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                issuer = new Issuer();
            } catch (IOException cannotListen) {
                throw new UncheckedIOException(cannotListen);
            }
            return Map.of("quarkus.oidc.auth-server-url", issuer.name(), "quarkus.oidc.jwks-path", issuer.url());
        }

        @Override
        public void stop() {
            issuer.close();
        }
    }
}
