package io.onyxos.kit.testing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A real HTTP server with a JWKS, and the keys to sign what it publishes or not. */
public final class Issuer implements AutoCloseable {

    public static final UUID PERSON = UUID.fromString("7d5b3f5e-5a0e-4f0c-9d39-0a7f6f1f2c11");

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet published;

    public Issuer(ECKey... keys) throws IOException {
        this(0, keys);
    }

    /** An issuer at an address that was known before there was one. */
    public Issuer(int port, ECKey... keys) throws IOException {
        publish(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] body = published.toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public static ECKey key(String kid) throws Exception {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
    }

    public void publish(ECKey... keys) {
        published = new JWKSet(java.util.List.<com.nimbusds.jose.jwk.JWK>of(keys)).toPublicJWKSet();
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
    public String bearer(ECKey key, UUID person) throws Exception {
        return "Bearer " + sign(key, claims -> claims.subject(person.toString()));
    }

    /** What Supabase Auth puts into a token of a signed-in person. */
    public JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .audience("authenticated")
                .subject(PERSON.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("role", "authenticated")
                .claim("email", "Person@Aurora.test")
                .claim("aal", "aal1")
                .claim("is_anonymous", false);
    }

    public String sign(ECKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT jwt = new SignedJWT(header, change.apply(claims()).build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
