package io.onyxos.localstack.auth;

import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Servers that hand out identities to whoever asks must never run where it matters. */
public final class LocalOnly {

    private static final Set<String> PRODUCTION = Set.of("prod", "production");

    private LocalOnly() {}

    /** Throws when this process says that it is in production. A build in a Kubernetes pod is none: pods run tests too. */
    public static void check() {
        check(System.getenv(), System.getProperties());
    }

    static void check(Map<String, String> environment, Properties properties) {
        var profile = properties.getProperty("quarkus.profile", environment.getOrDefault("QUARKUS_PROFILE", ""));
        if (PRODUCTION.contains(profile)) {
            throw new IllegalStateException("The local stack signs in anybody: it does not start in production");
        }
    }
}
