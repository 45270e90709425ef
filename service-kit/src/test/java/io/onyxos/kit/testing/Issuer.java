package io.onyxos.kit.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A real HTTP server with a JWKS, and the keys to sign what it publishes or not. */
public final class Issuer implements AutoCloseable {

    public static final UUID PERSON = UUID.fromString("7d5b3f5e-5a0e-4f0c-9d39-0a7f6f1f2c11");

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile byte[] published;
    private volatile boolean away;

    public Issuer(PublicJsonWebKey... keys) throws IOException {
        this(0, keys);
    }

    /** An issuer at an address that was known before there was one. */
    public Issuer(int port, PublicJsonWebKey... keys) throws IOException {
        publish(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            if (away) {
                exchange.close();
                return;
            }
            byte[] body = published;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** A new key for ES256. */
    public static PublicJsonWebKey key(String kid) throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(kid);
        key.setUse(Use.SIGNATURE);
        key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return key;
    }

    public void publish(PublicJsonWebKey... keys) {
        published = new JsonWebKeySet(Arrays.asList(keys))
                .toJson(OutputControlLevel.PUBLIC_ONLY)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Does something while nobody answers at its address. */
    public void duringOutage(Runnable work) {
        away = true;
        try {
            work.run();
        } finally {
            away = false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    public String name() {
        return "https://project.example/auth/v1";
    }

    public int fetches() {
        return fetches.get();
    }

    /** A header value that signs a person in. */
    public String bearer(PublicJsonWebKey key, UUID person) throws Exception {
        return "Bearer " + sign(key, claims -> claims.setSubject(person.toString()));
    }

    /** What Supabase Auth puts into a token of a signed-in person. */
    public JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(name());
        claims.setAudience("authenticated");
        claims.setSubject(PERSON.toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + 3600));
        claims.setClaim("role", "authenticated");
        claims.setClaim("email", "Person@Aurora.test");
        claims.setClaim("aal", "aal1");
        claims.setClaim("is_anonymous", false);
        return claims;
    }

    public String sign(PublicJsonWebKey key, Consumer<JwtClaims> change) throws JoseException {
        JwtClaims claims = claims();
        change.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(key.getAlgorithm());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
