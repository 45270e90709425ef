package io.onyxos.kit.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Verifies Supabase access tokens: ES256 and RS256 by the issuer's JWKS with the algorithm bound to the key, HS256 only
 * where a legacy secret is configured and never with a key that came from the JWKS. Headers that name a key
 * ({@code jku}, {@code x5u}, {@code jwk}) are never followed.
 */
@ApplicationScoped
class TokenVerifier {

    /** A key that left the JWKS is trusted no longer than this. */
    private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
    /** An unknown {@code kid} fetches the JWKS at most once in this time. */
    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(10);
    /** While the JWKS cannot be fetched, known keys go on working for this long. */
    private static final Duration OUTAGE_TOLERANCE = Duration.ofHours(4);

    private static final int FETCH_TIMEOUT_MILLIS = 3_000;

    private final JWKSource<SecurityContext> keys;
    private final DefaultJWTProcessor<SecurityContext> byPublicKey;
    private final Optional<DefaultJWTProcessor<SecurityContext>> bySecret;
    private volatile Runnable onKeysChanged = () -> {};
    private volatile Object knownKeys;

    TokenVerifier(
            @ConfigProperty(name = "onyx.auth.issuer") String issuer,
            @ConfigProperty(name = "onyx.auth.jwks-url") String jwksUrl,
            @ConfigProperty(name = "onyx.auth.legacy-jwt-secret") Optional<String> legacySecret) {
        TokenRules rules = new TokenRules(issuer, Clock.systemUTC());
        keys = jwks(jwksUrl);
        byPublicKey = new DefaultJWTProcessor<>();
        byPublicKey.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        byPublicKey.setJWTClaimsSetVerifier(rules);
        bySecret = legacySecret.map(secret -> {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    JWSAlgorithm.HS256, new ImmutableSecret<>(secret.getBytes(StandardCharsets.UTF_8))));
            processor.setJWTClaimsSetVerifier(rules);
            return processor;
        });
    }

    /**
     * Verifies signature and claims. May fetch the JWKS: call it where blocking is allowed.
     *
     * @throws BadJOSEException the token is not acceptable
     * @throws KeySourceException the issuer's keys are not known and cannot be fetched now
     */
    Caller verify(String token) throws BadJOSEException, JOSEException {
        try {
            requireCompactForm(token);
            SignedJWT jwt = (SignedJWT) JWTParser.parse(token);
            requireNoExtensions(jwt.getHeader());
            boolean symmetric =
                    JWSAlgorithm.Family.HMAC_SHA.contains(jwt.getHeader().getAlgorithm());
            if (symmetric) {
                return Caller.of(bySecret.orElseThrow(() -> new BadJOSEException("HMAC tokens are not accepted"))
                        .process(jwt, null));
            }
            if (jwt.getHeader().getKeyID() == null) {
                throw new BadJOSEException("Token names no key");
            }
            return Caller.of(byPublicKey.process(jwt, null));
        } catch (RateLimitReachedException tooSoon) {
            if (knownKeys == null) {
                throw tooSoon;
            }
            throw new BadJOSEException("Token names an unknown key", tooSoon);
        } catch (ParseException | ClassCastException | IllegalArgumentException malformed) {
            throw new BadJOSEException("Malformed token", malformed);
        }
    }

    /** RFC 7515: three parts in base64url, without padding or characters that a lenient decoder skips; one text per token. */
    private static void requireCompactForm(String token) throws BadJOSEException {
        String[] parts = token.split("\\.", -1);
        for (String part : parts) {
            byte[] decoded = Base64.getUrlDecoder().decode(part);
            if (parts.length != 3
                    || decoded.length == 0
                    || !Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(decoded)
                            .equals(part)) {
                throw new BadJOSEException("Token is not in compact form");
            }
        }
    }

    /** No extension is understood here, and RFC 7515 4.1.11 forbids an empty {@code crit}, which Nimbus accepts. */
    private static void requireNoExtensions(JWSHeader header) throws BadJOSEException, ParseException {
        if (JSONObjectUtils.parse(header.getParsedBase64URL().decodeToString()).containsKey("crit")) {
            throw new BadJOSEException("Token has critical extensions");
        }
    }

    /** Whether a token could be verified now: the issuer's keys have been fetched, or a secret is configured. */
    boolean ready() {
        return knownKeys != null || bySecret.isPresent();
    }

    /** Fetches the keys before the first token needs them; a failure is repeated by that token. */
    void warmUp() throws KeySourceException {
        keys.get(new com.nimbusds.jose.jwk.JWKSelector(new com.nimbusds.jose.jwk.JWKMatcher.Builder().build()), null);
    }

    void onKeysChanged(Runnable listener) {
        onKeysChanged = listener;
    }

    private JWKSource<SecurityContext> jwks(String url) {
        try {
            return JWKSourceBuilder.create(
                            URI.create(url).toURL(),
                            new DefaultResourceRetriever(FETCH_TIMEOUT_MILLIS, FETCH_TIMEOUT_MILLIS, 512 * 1024))
                    .cache(KEYS_LIVE.toMillis(), 2L * FETCH_TIMEOUT_MILLIS, event -> {
                        if (event instanceof CachingJWKSetSource.RefreshCompletedEvent<?> refreshed
                                && !refreshed.getJWKSet().equals(knownKeys)) {
                            knownKeys = refreshed.getJWKSet();
                            onKeysChanged.run();
                        }
                    })
                    .rateLimited(REFRESH_INTERVAL.toMillis())
                    .outageTolerant(OUTAGE_TOLERANCE.toMillis())
                    .build();
        } catch (MalformedURLException badSetting) {
            throw new UncheckedIOException("onyx.auth.jwks-url is not a URL: " + url, badSetting);
        }
    }
}
