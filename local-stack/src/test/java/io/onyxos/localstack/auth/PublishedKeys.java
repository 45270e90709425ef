package io.onyxos.localstack.auth;

import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Reads tokens as a resource server does, by the keys that are published right now. */
final class PublishedKeys {

    private PublishedKeys() {}

    static Map<String, Object> claims(RunningAuth running, String token) throws Exception {
        var published = new Conversation(running.auth().address(), null).get("/.well-known/jwks.json");
        var keys = new JsonWebKeySet(published.response().body()).getJsonWebKeys();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256"))
                .setExpectedIssuer(running.auth().address())
                .setExpectedAudience("authenticated")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token)
                .getClaimsMap();
    }

    static boolean accept(RunningAuth running, String token) throws Exception {
        try {
            claims(running, token);
            return true;
        } catch (InvalidJwtException e) {
            return false;
        }
    }
}
