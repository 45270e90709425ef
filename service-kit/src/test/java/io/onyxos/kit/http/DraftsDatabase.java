package io.onyxos.kit.http;

import io.onyxos.kit.testing.Issuer;
import io.onyxos.localstack.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;

/** A Postgres with one table that has a constraint of every kind, and the idempotency keys every service has. */
public class DraftsDatabase implements QuarkusTestResourceLifecycleManager {

    static final UUID ANA = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    static final UUID BEN = UUID.fromString("b0000000-0000-4000-8000-000000000001");

    private static LocalPostgres postgres;
    private static Issuer issuer;
    private static PublicJsonWebKey key;

    static String bearer(UUID person) {
        try {
            return issuer.bearer(key, person);
        } catch (Exception cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    static Connection superuser() throws Exception {
        return postgres.connectAsSuperuser();
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = LocalPostgres.throwAway();
            postgres.start();
            try (Connection connection = superuser();
                    var statement = connection.createStatement();
                    var schema = DraftsDatabase.class.getResourceAsStream("drafts.sql")) {
                statement.execute(new String(schema.readAllBytes()));
            }
            key = Issuer.key("current");
            issuer = new Issuer(key);
        } catch (Exception cannotStart) {
            throw new IllegalStateException(cannotStart);
        }
        return Map.of(
                "quarkus.datasource.reactive.url", postgres.address().replace("jdbc:", ""),
                "quarkus.oidc.auth-server-url", issuer.name(),
                "quarkus.oidc.jwks-path", issuer.url());
    }

    @Override
    public void stop() {
        postgres.close();
        issuer.close();
    }
}
