package io.onyxos.localstack.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningAuth.class)
class TokensTest {

    private final RunningAuth running;
    private final LocalAuth auth;
    private UUID id;

    TokensTest(RunningAuth running) {
        this.running = running;
        this.auth = running.auth();
    }

    @BeforeEach
    void somebodyNew() throws Exception {
        id = running.user(UUID.randomUUID() + "@tokens.test");
    }

    @Test
    void aTokenHasEveryClaimOfARealOne() throws Exception {
        var claims = PublishedKeys.claims(running, auth.tokenFor(id));
        var names = "iss sub aud exp iat email phone app_metadata user_metadata role aal amr session_id is_anonymous";
        assertEquals(Set.of(names.split(" ")), claims.keySet());
        assertEquals("authenticated", claims.get("aud"));
        assertEquals(id.toString(), claims.get("sub"));
    }

    @Test
    void theWrongTokensOfTestsAreWrong() throws Exception {
        assertTrue(PublishedKeys.accept(running, auth.mintFor(id).aal2().token()));
        assertFalse(PublishedKeys.accept(running, auth.mintFor(id).expired().token()));
        assertFalse(
                PublishedKeys.accept(running, auth.mintFor(id).without("exp").token()));
        assertFalse(PublishedKeys.accept(
                running, auth.mintFor(id).with("iss", "https://evil.test").token()));
        assertFalse(PublishedKeys.accept(
                running, auth.mintFor(id).signedByStranger().token()));
        assertFalse(PublishedKeys.accept(
                running,
                auth.mintFor(id).signedBySecret(AuthSettings.DEMO_SECRET).token()));
        assertFalse(PublishedKeys.accept(running, auth.mintFor(id).unsigned().token()));
    }

    @Test
    void rotationKeepsTokensGoodUntilTheirKeyIsRevoked() throws Exception {
        var old = auth.tokenFor(id);
        auth.rotateKey();
        assertTrue(PublishedKeys.accept(running, old));
        assertTrue(PublishedKeys.accept(running, auth.tokenFor(id)));
        auth.revokePreviousKeys();
        assertFalse(PublishedKeys.accept(running, old));
        assertTrue(PublishedKeys.accept(running, auth.tokenFor(id)));
    }

    @Test
    void anOutageEndsOnTheSamePort() throws Exception {
        var anybody = new Conversation(auth.address(), null);
        running.gateway().close();
        assertThrows(ConnectException.class, () -> anybody.get("/health"));
        running.gateway().start();
        assertEquals(200, anybody.get("/health").status());
        auth.close();
        assertEquals(503, anybody.get("/health").status());
        auth.start();
        assertEquals(200, anybody.get("/health").status());
    }

    @Test
    void keysAreKeptForTheirOwnerOnly(@TempDir Path folder) throws Exception {
        var file = folder.resolve("keys.json");
        var first = SigningKeys.keptIn(file).published();
        assertEquals(first, SigningKeys.keptIn(file).published());
        assertFalse(first.contains("\"d\""));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void productionIsRefused() {
        var none = new Properties();
        assertThrows(IllegalStateException.class, () -> LocalOnly.check(Map.of("QUARKUS_PROFILE", "prod"), none));
        var production = new Properties();
        production.setProperty("quarkus.profile", "production");
        assertThrows(IllegalStateException.class, () -> LocalOnly.check(Map.of("QUARKUS_PROFILE", "dev"), production));
        LocalOnly.check(Map.of("QUARKUS_PROFILE", "dev"), none);
    }

    @Test
    void codesAreThoseOfRfc6238() {
        // secret of the RFC's appendix B, "12345678901234567890"
        var secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assertEquals("287082", Totp.code(secret, Instant.ofEpochSecond(59)));
        assertEquals("081804", Totp.code(secret, Instant.ofEpochSecond(1_111_111_109)));
    }
}
