package io.onyxos.localstack.auth;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** One token on its way to be signed, right unless told otherwise: tests make the wrong ones with it. */
public final class TokenMint {

    private final Map<String, Object> claims;
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private String algorithm = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
    private Key key;

    TokenMint(Map<String, Object> claims, PublicJsonWebKey signer) {
        this.claims = new LinkedHashMap<>(claims);
        headers.put("alg", algorithm);
        headers.put("typ", "JWT");
        signedBy(signer);
    }

    /** Adds or replaces a claim. */
    public TokenMint with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public TokenMint without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Adds or replaces a field of the header, for example {@code kid} or {@code jku}. */
    public TokenMint withHeader(String field, Object value) {
        headers.put(field, value);
        return this;
    }

    public TokenMint withoutHeader(String field) {
        headers.remove(field);
        return this;
    }

    /** As after a second factor; the session in the database is left as it is. */
    public TokenMint aal2() {
        return with("aal", "aal2");
    }

    /** Issued two hours, expired one hour ago. */
    public TokenMint expired() {
        var now = Instant.now();
        return with("iat", now.minus(Duration.ofHours(2)).getEpochSecond())
                .with("exp", now.minus(Duration.ofHours(1)).getEpochSecond());
    }

    public TokenMint expiresIn(Duration lifetime) {
        return with("exp", Instant.now().plus(lifetime).getEpochSecond());
    }

    /** Signed by this key, EC or RSA, under its id. */
    public TokenMint signedBy(PublicJsonWebKey signer) {
        algorithm = signer.getAlgorithm();
        key = signer.getPrivateKey();
        return withHeader("alg", algorithm).withHeader("kid", signer.getKeyId());
    }

    /** Signed by a new key that nobody publishes, under the id that the header has. */
    public TokenMint signedByStranger() {
        var keyId = headers.get("kid");
        return signedBy(SigningKeys.generate()).withHeader("kid", keyId);
    }

    /** HS256 without a key id, as projects with the legacy secret sign. */
    public TokenMint signedBySecret(String secret) {
        algorithm = AlgorithmIdentifiers.HMAC_SHA256;
        key = new HmacKey(secret.getBytes(StandardCharsets.UTF_8));
        return withHeader("alg", algorithm).withoutHeader("kid");
    }

    /** {@code alg: none}. */
    public TokenMint unsigned() {
        algorithm = AlgorithmIdentifiers.NONE;
        key = null;
        return withHeader("alg", algorithm).withoutHeader("kid");
    }

    /** The compact form. */
    public String token() {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        headers.forEach(jws.getHeaders()::setObjectHeaderValue);
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(key);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Not signed with " + algorithm, e);
        }
    }
}
