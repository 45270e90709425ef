package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.UnresolvableKeyException;

/** Makes access tokens and API keys, and reads those that come back. */
final class AccessTokens {

    private static final long EXPIRY_OF_DEMO_KEYS = 1_983_812_996L;

    private final SigningKeys keys;
    private final AuthSettings settings;
    private final String issuer;

    AccessTokens(SigningKeys keys, AuthSettings settings, String issuer) {
        this.keys = keys;
        this.settings = settings;
        this.issuer = issuer;
    }

    /** The claims of Supabase Auth for this user and session, in its order. */
    TokenMint mint(JsonObject user, JsonObject session) {
        var now = Instant.now();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", user.getString("id"));
        claims.put("aud", user.getString("aud"));
        claims.put("exp", now.plus(settings.tokenLifetime()).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("email", user.getString("email", ""));
        claims.put("phone", user.getString("phone", ""));
        claims.put("app_metadata", user.getJsonObject("app_metadata").getMap());
        claims.put("user_metadata", user.getJsonObject("user_metadata").getMap());
        claims.put("role", user.getString("role"));
        claims.put("aal", session.getString("aal"));
        claims.put("amr", session.getJsonArray("amr").getList());
        claims.put("session_id", session.getString("id"));
        claims.put("is_anonymous", user.getBoolean("is_anonymous", false));
        return new TokenMint(claims, keys.current());
    }

    /** The legacy API key of a role: with the demo secret, exactly the one that every Supabase client knows. */
    String apiKey(String role) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "supabase-demo");
        claims.put("role", role);
        claims.put("exp", EXPIRY_OF_DEMO_KEYS);
        return new TokenMint(claims, keys.current())
                .signedBySecret(settings.jwtSecret())
                .token();
    }

    /** The claims of a token that this server signed and that has not expired. */
    Map<String, Object> verify(String token) {
        try {
            return new JwtConsumerBuilder()
                    .setRequireExpirationTime()
                    .setSkipDefaultAudienceValidation()
                    .setVerificationKeyResolver(this::keyOf)
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                            ConstraintType.PERMIT,
                            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                            AlgorithmIdentifiers.HMAC_SHA256))
                    .build()
                    .processToClaims(token)
                    .getClaimsMap();
        } catch (InvalidJwtException e) {
            throw AuthError.badJwt(e.hasExpired() ? "token is expired" : "signature is invalid");
        }
    }

    // the kind of key follows from the algorithm: a public key is never taken for a secret
    private Key keyOf(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        if (AlgorithmIdentifiers.HMAC_SHA256.equals(token.getAlgorithmHeaderValue())) {
            return new HmacKey(settings.jwtSecret().getBytes(StandardCharsets.UTF_8));
        }
        return keys.find(String.valueOf(token.getKeyIdHeaderValue()))
                .orElseThrow(() -> new UnresolvableKeyException("unknown key"))
                .getPublicKey();
    }
}
