package io.onyxos.kit.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Issuer;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithIssuer.class)
class TokenVerifierTest extends VerifierTest {

    private static final String SECRET = "a-legacy-secret-of-at-least-thirty-two-characters";

    @Test
    void acceptsASignedInPersonAndPassesOnlyAShortListOfClaims() throws Exception {
        String token = issuer.sign(key, claims -> claims.setClaim("user_metadata", Map.of("role", "owner")));

        Caller caller = verify(token);

        assertEquals(Issuer.PERSON, caller.id());
        assertEquals("person@aurora.test", caller.email());
        assertEquals("aal1", caller.assuranceLevel());
        assertTrue(caller.claims().contains(Issuer.PERSON.toString()));
        assertFalse(caller.claims().contains("owner"));
    }

    static List<Consumer<JwtClaims>> unacceptableClaims() {
        return List.of(
                claims -> claims.unsetClaim("exp"),
                claims -> claims.setExpirationTime(inSeconds(-1)),
                claims -> claims.setNotBefore(inSeconds(90)),
                claims -> claims.setIssuedAt(inSeconds(90)),
                claims -> claims.setIssuer("https://other.example/auth/v1"),
                claims -> claims.unsetClaim("iss"),
                claims -> claims.setAudience("anon"),
                claims -> claims.unsetClaim("aud"),
                claims -> claims.unsetClaim("sub"),
                claims -> claims.setSubject("not-a-uuid"),
                claims -> claims.setClaim("role", "service_role"),
                claims -> claims.setClaim("role", "postgres"),
                claims -> claims.setClaim("role", List.of("authenticated")),
                claims -> claims.unsetClaim("role"),
                claims -> claims.setClaim("is_anonymous", true),
                claims -> claims.setClaim("client_id", "third-party"),
                claims -> claims.setClaim("session_id", "x"),
                claims -> claims.setClaim("email", 5),
                claims -> claims.setClaim("exp", "tomorrow"));
    }

    @ParameterizedTest
    @MethodSource("unacceptableClaims")
    void refusesClaimsThatAreNotASignedInPerson(Consumer<JwtClaims> change) throws Exception {
        refuses(issuer.sign(key, change));
    }

    @ParameterizedTest
    @MethodSource("unacceptableClaims")
    void refusesThemUnderTheLegacySecretToo(Consumer<JwtClaims> change) throws Exception {
        JwtClaims claims = issuer.claims();
        change.accept(claims);
        verifier = verifier(Optional.of(SECRET));

        refuses(hmac(SECRET.getBytes(), claims));
    }

    @Test
    void acceptsAnArrayAudienceAndClockSkewOfHalfAMinute() throws Exception {
        String token = issuer.sign(key, claims -> {
            claims.setAudience("other", "authenticated");
            claims.setNotBefore(inSeconds(20));
            claims.setIssuedAt(inSeconds(20));
        });

        assertEquals(Issuer.PERSON, verify(token).id());
    }

    @Test
    void acceptsATokenThatAHookHasTrimmed() throws Exception {
        String token = issuer.sign(
                key, claims -> Stream.of("iat", "email", "aal", "is_anonymous").forEach(claims::unsetClaim));

        assertEquals(Issuer.PERSON, verify(token).id());
    }

    @Test
    void refusesUnsignedForeignSignedAndGarbledTokens() throws Exception {
        String claims = encoded(issuer.claims().toJson());
        String unsigned = encoded("{\"alg\":\"none\"}") + "." + claims + ".";
        String unsignedButNamed =
                encoded("{\"alg\":\"none\",\"kid\":\"" + key.getKeyId() + "\"}") + "." + claims + ".AA";
        String foreign = issuer.sign(Issuer.key(key.getKeyId()), nothing -> {});
        String unknownKey = issuer.sign(Issuer.key("unknown"), nothing -> {});

        for (String token : List.of(
                unsigned, unsignedButNamed, foreign, unknownKey, "sb_secret_abc", "a.b.c", "..", "a.b.c.d.e", "")) {
            refuses(token);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256"})
    void neverTakesAKeyThatATokenBringsOrNames(String header) throws Exception {
        PublicJsonWebKey own = Issuer.key(key.getKeyId());
        Object value = header.equals("jwk")
                ? own.toParams(OutputControlLevel.PUBLIC_ONLY)
                : header.equals("x5c") ? List.of("AA") : issuer.url();
        JsonWebSignature token = new JsonWebSignature();
        token.getHeaders().setObjectHeaderValue(header, value);
        token.setAlgorithmHeaderValue("ES256");
        token.setKey(own.getPrivateKey());
        token.setPayload(issuer.claims().toJson());
        int fetches = issuer.fetches();

        refuses(token.getCompactSerialization());
        assertEquals(fetches, issuer.fetches());
        token.setKeyIdHeaderValue(key.getKeyId());
        refuses(token.getCompactSerialization());
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
        String token = issuer.sign(key, claims -> {});
        assertEquals(Issuer.PERSON, verify(token).id());

        refuses(change.apply(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"crit\":[]", "\"crit\":null", "\"crit\":[\"exp\"]", "\"crit\":[\"b64\"]", "\"kid\":\"x\""})
    void refusesATokenWithCriticalExtensionsOrRepeatedHeaders(String more) throws Exception {
        String signed = encoded("{\"alg\":\"ES256\",\"kid\":\"" + key.getKeyId() + "\"," + more + "}") + "."
                + encoded(issuer.claims().toJson());
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key.getPrivateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));

        refuses(signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
    }

    @Test
    void acceptsHmacOnlyWithTheConfiguredSecretAndNeverWithThePublicKey() throws Exception {
        TokenVerifier legacy = verifier(Optional.of(SECRET));
        String bySecret = hmac(SECRET.getBytes(), issuer.claims());
        String byPublicKey = hmac(key.getPublicKey().getEncoded(), issuer.claims());
        String byDocument = hmac(key.toJson().getBytes(), issuer.claims());

        assertEquals(
                Issuer.PERSON, legacy.verify(bySecret).await().indefinitely().id());
        refuses(bySecret);
        for (String confused : List.of(byPublicKey, byDocument)) {
            refuses(confused);
            assertThrows(
                    AuthenticationFailedException.class,
                    () -> legacy.verify(confused).await().indefinitely());
        }
        assertThrows(IllegalArgumentException.class, () -> verifier(Optional.of("too short")));
    }

    private static String hmac(byte[] secret, JwtClaims claims) throws Exception {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("HS256");
        token.setKey(new HmacKey(secret));
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private static NumericDate inSeconds(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
