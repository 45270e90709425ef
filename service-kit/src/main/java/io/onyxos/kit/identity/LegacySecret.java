package io.onyxos.kit.identity;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;

/** Verifies HS256 tokens of projects that still sign with Supabase's shared secret; quarkus-oidc verifies none. */
@ApplicationScoped
class LegacySecret {

    static final String ALGORITHM = "HS256";
    /** RFC 7518 3.2: no shorter than the hash. */
    private static final int SHORTEST_SECRET = 32;

    private final Optional<JwtConsumer> consumer;

    /** @throws IllegalArgumentException the secret is too short for HS256 */
    LegacySecret(
            @ConfigProperty(name = "onyx.auth.legacy-jwt-secret") Optional<String> secret,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") String issuer,
            @ConfigProperty(name = "quarkus.oidc.token.audience") List<String> audience,
            @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int skewSeconds,
            TokenRules rules) {
        consumer = secret.map(text -> new JwtConsumerBuilder()
                .setVerificationKey(new HmacKey(longEnough(text.getBytes(StandardCharsets.UTF_8))))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM))
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience.toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(skewSeconds)
                .registerValidator(rules)
                .build());
    }

    boolean isConfigured() {
        return consumer.isPresent();
    }

    Caller verify(String token) {
        try {
            return Caller.of(consumer.orElseThrow().processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException refused) {
            throw new AuthenticationFailedException(refused);
        }
    }

    private static byte[] longEnough(byte[] secret) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "onyx.auth.legacy-jwt-secret has fewer than " + SHORTEST_SECRET + " bytes");
        }
        return secret;
    }
}
