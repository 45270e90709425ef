package io.onyxos.kit.identity;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onyxos.kit.testing.Issuer;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.BeforeEach;

/** A verifier with limits of its own for each test, and an issuer that publishes one new key. */
abstract class VerifierTest {

    @Inject
    PublishedKeys published;

    @Inject
    TenantIdentityProvider oidc;

    @Inject
    TokenRules rules;

    final Issuer issuer = WithIssuer.issuer();
    PublicJsonWebKey key;
    SigningKeys keys;
    TokenVerifier verifier;

    @BeforeEach
    void publishOneKey() throws Exception {
        key = Issuer.key(UUID.randomUUID().toString());
        issuer.publish(key);
        keys = new SigningKeys(published, oidc, Duration.ZERO, Duration.ofSeconds(10));
        verifier = verifier(Optional.empty());
    }

    TokenVerifier verifier(Optional<String> secret) {
        return new TokenVerifier(
                keys, oidc, new LegacySecret(secret, issuer.name(), List.of("authenticated"), 30, rules));
    }

    Caller verify(String token) {
        return verifier.verify(token).await().atMost(Duration.ofSeconds(10));
    }

    void refuses(String token) {
        assertThrows(AuthenticationFailedException.class, () -> verify(token), token);
    }
}
