package io.onyxos.kit.identity;

import io.onyxos.kit.http.WithoutDatabase;
import io.onyxos.kit.testing.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;

/** The kit with an issuer of tokens and a keyset, behind a proxy and without a database. */
public class WithIssuer extends WithoutDatabase {

    private static Issuer issuer;
    private static PublicJsonWebKey key;

    static Issuer issuer() {
        return issuer;
    }

    /** A header value that signs a person in. */
    public static String bearer(UUID person) {
        try {
            if (key == null) {
                key = Issuer.key("of people");
                issuer.publish(key);
            }
            return issuer.bearer(key, person);
        } catch (Exception cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "onyx.service", "kit",
                "onyx.seal.enabled", "true",
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
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
