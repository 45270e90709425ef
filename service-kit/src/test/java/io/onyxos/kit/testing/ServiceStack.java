package io.onyxos.kit.testing;

import io.onyxos.localstack.postgres.LocalPostgres;
import io.onyxos.localstack.postgres.SupabaseProject;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.NumericDate;

/**
 * The parts a service's tests run on: a Postgres with all migrations and the demo data, and an issuer of tokens whose
 * keys the service fetches over HTTP.
 */
public final class ServiceStack implements QuarkusTestResourceLifecycleManager {

    private static LocalPostgres postgres;
    private static Issuer issuer;
    private static PublicJsonWebKey key;

    @Override
    public Map<String, String> start() {
        try {
            postgres = LocalPostgres.migrated(SupabaseProject.find());
            postgres.start();
            key = Issuer.key("current");
            issuer = new Issuer(key);
        } catch (Exception cannotStart) {
            throw new IllegalStateException(cannotStart);
        }
        return Map.of(
                "quarkus.datasource.reactive.url", postgres.address().replace("jdbc:", ""),
                "quarkus.oidc.auth-server-url", issuer.name(),
                "quarkus.oidc.jwks-path", issuer.url(),
                // without a broker there is nothing to relay to; EventBroker brings one
                "onyx.events.enabled", "false");
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    /** A connection above all policies, to arrange and to look behind the service's back. */
    public static Connection superuser() throws Exception {
        return postgres.connectAsSuperuser();
    }

    /** The log of the database server. */
    public static Path log() {
        return postgres.log();
    }

    static String bearer(Person person, String assuranceLevel) {
        return bearer(person.id(), person.email(), assuranceLevel);
    }

    /** A header value that signs a person in until then. */
    public static String bearer(Person person, Instant expiry) {
        try {
            return "Bearer "
                    + issuer.sign(key, claims -> {
                        claims.setSubject(person.id().toString());
                        claims.setClaim("email", person.email());
                        claims.setExpirationTime(NumericDate.fromMilliseconds(expiry.toEpochMilli()));
                    });
        } catch (Exception cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    /** A header value that signs in somebody who is not in the demo data; aal1 or aal2. */
    public static String bearer(UUID person, String email, String assuranceLevel) {
        return bearer(person, Map.of("email", email, "aal", assuranceLevel));
    }

    /** A header value with these claims besides, or instead of, those of somebody who signs in with a password. */
    public static String bearer(UUID person, Map<String, ?> claims) {
        try {
            return "Bearer "
                    + issuer.sign(key, token -> {
                        claims.forEach(token::setClaim);
                        token.setSubject(person.toString());
                    });
        } catch (Exception cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }
}
