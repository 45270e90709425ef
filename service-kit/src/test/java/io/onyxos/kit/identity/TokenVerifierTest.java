package io.onyxos.kit.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.onyxos.kit.testing.Issuer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final String SECRET = "a-legacy-secret-of-at-least-thirty-two-characters";

    private ECKey key;
    private Issuer issuer;
    private TokenVerifier verifier;

    @BeforeEach
    void publishOneKey() throws Exception {
        key = Issuer.key("current");
        issuer = new Issuer(key);
        verifier = new TokenVerifier(issuer.name(), issuer.url(), Optional.empty());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void acceptsASignedInPersonAndPassesOnlyAShortListOfClaims() throws Exception {
        String token = issuer.sign(key, claims -> claims.claim("user_metadata", java.util.Map.of("role", "owner")));

        Caller caller = verifier.verify(token);

        assertEquals(Issuer.PERSON, caller.id());
        assertEquals("person@aurora.test", caller.email());
        assertEquals("aal1", caller.assuranceLevel());
        assertTrue(caller.claims().contains(Issuer.PERSON.toString()));
        assertFalse(caller.claims().contains("owner"));
    }

    static List<UnaryOperator<JWTClaimsSet.Builder>> unacceptableClaims() {
        return List.of(
                claims -> claims.expirationTime(null),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1))),
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(90))),
                claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(90))),
                claims -> claims.issuer("https://other.example/auth/v1"),
                claims -> claims.issuer(null),
                claims -> claims.audience("anon"),
                claims -> claims.audience((String) null),
                claims -> claims.subject(null),
                claims -> claims.subject("not-a-uuid"),
                claims -> claims.claim("role", "service_role"),
                claims -> claims.claim("role", "postgres"),
                claims -> claims.claim("role", null),
                claims -> claims.claim("is_anonymous", true),
                claims -> claims.claim("client_id", "third-party"),
                claims -> claims.claim("session_id", "x"));
    }

    @ParameterizedTest
    @MethodSource("unacceptableClaims")
    void refusesClaimsThatAreNotASignedInPerson(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        String token = issuer.sign(key, change);

        assertThrows(BadJOSEException.class, () -> verifier.verify(token));
    }

    @Test
    void acceptsAnArrayAudienceAndClockSkewOfHalfAMinute() throws Exception {
        String token = issuer.sign(key, claims -> claims.audience(List.of("other", "authenticated"))
                .notBeforeTime(Date.from(Instant.now().plusSeconds(20))));

        assertEquals(Issuer.PERSON, verifier.verify(token).id());
    }

    @Test
    void refusesUnsignedForeignSignedAndGarbledTokens() throws Exception {
        String unsigned = new PlainJWT(issuer.claims().build()).serialize();
        String foreign = issuer.sign(Issuer.key("current"), claims -> claims);
        String unknownKey = issuer.sign(Issuer.key("unknown"), claims -> claims);

        for (String token : List.of(unsigned, foreign, unknownKey, "sb_secret_abc", "a.b.c", "")) {
            assertThrows(BadJOSEException.class, () -> verifier.verify(token), token);
        }
    }

    static List<UnaryOperator<String>> otherSpellings() {
        return List.of(
                token -> token + "=",
                token -> token + "==",
                token -> token.replaceFirst("\\.", "=."),
                token -> token.substring(0, token.length() - 4) + "!" + token.substring(token.length() - 4),
                token -> token + "*",
                token -> token + " ",
                token -> token.substring(0, token.length() - 4) + "\n" + token.substring(token.length() - 4),
                token -> token + ".",
                // the last character of a signature of 64 bytes carries two bits; these spell the others
                token -> token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1));
    }

    @ParameterizedTest
    @MethodSource("otherSpellings")
    void refusesTheSameTokenInAnotherSpelling(UnaryOperator<String> change) throws Exception {
        String token = issuer.sign(key, claims -> claims);
        assertEquals(Issuer.PERSON, verifier.verify(token).id());

        assertThrows(BadJOSEException.class, () -> verifier.verify(change.apply(token)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "[\"exp\"]", "[\"b64\"]"})
    void refusesATokenWithCriticalExtensions(String critical) throws Exception {
        Base64URL header = Base64URL.encode("{\"alg\":\"ES256\",\"kid\":\"current\",\"crit\":" + critical + "}");
        Base64URL claims = issuer.claims().build().toPayload().toBase64URL();
        Base64URL signature = new ECDSASigner(key)
                .sign(new JWSHeader(JWSAlgorithm.ES256), (header + "." + claims).getBytes(StandardCharsets.US_ASCII));

        assertThrows(BadJOSEException.class, () -> verifier.verify(header + "." + claims + "." + signature));
    }

    @Test
    void acceptsHmacOnlyWithTheConfiguredSecretAndNeverWithThePublicKey() throws Exception {
        TokenVerifier legacy = new TokenVerifier(issuer.name(), issuer.url(), Optional.of(SECRET));
        String bySecret = hmac(SECRET.getBytes());
        String byPublicKey = hmac(key.toPublicJWK().toJSONString().getBytes());

        assertEquals(Issuer.PERSON, legacy.verify(bySecret).id());
        assertThrows(BadJOSEException.class, () -> legacy.verify(byPublicKey));
        assertThrows(BadJOSEException.class, () -> verifier.verify(bySecret));
        assertThrows(BadJOSEException.class, () -> verifier.verify(byPublicKey));
    }

    @Test
    void fetchesARotatedKeyOnceAndTellsThatKeysChanged() throws Exception {
        AtomicInteger changes = new AtomicInteger();
        verifier.onKeysChanged(changes::incrementAndGet);
        verifier.verify(issuer.sign(key, claims -> claims));
        ECKey next = Issuer.key("next");
        issuer.publish(key, next);

        assertEquals(
                Issuer.PERSON,
                verifier.verify(issuer.sign(next, claims -> claims)).id());

        assertEquals(2, changes.get());
    }

    @Test
    void asksForUnknownKeysAtALimitedRate() throws Exception {
        verifier.verify(issuer.sign(key, claims -> claims));
        for (int i = 0; i < 50; i++) {
            String token = issuer.sign(Issuer.key("flood-" + i), claims -> claims);
            assertThrows(BadJOSEException.class, () -> verifier.verify(token));
        }

        assertTrue(issuer.fetches() <= 3, "fetched " + issuer.fetches() + " times");
    }

    @Test
    void knownKeysOutliveAnOutageAndAnUnreachableIssuerIsNotABadToken() throws Exception {
        String token = issuer.sign(key, claims -> claims);
        verifier.verify(token);
        assertTrue(verifier.ready());
        issuer.close();
        TokenVerifier startedInOutage = new TokenVerifier(issuer.name(), issuer.url(), Optional.empty());

        assertEquals(Issuer.PERSON, verifier.verify(token).id());
        assertThrows(KeySourceException.class, () -> startedInOutage.verify(token));
        assertFalse(startedInOutage.ready());
    }

    private String hmac(byte[] secret) throws Exception {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), issuer.claims().build());
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }
}
