package io.onyxos.kit.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The kit's HTTP conventions alone: nothing listens where the database and the issuer should be. */
public class WithoutDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "onyx.service", "kit",
                "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/auth/v1",
                "quarkus.oidc.jwks-path", "http://127.0.0.1:1/auth/v1/.well-known/jwks.json",
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none");
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
