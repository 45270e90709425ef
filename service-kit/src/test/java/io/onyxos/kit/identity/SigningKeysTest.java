package io.onyxos.kit.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithIssuer.class)
class SigningKeysTest extends VerifierTest {

    @Test
    void fetchesARotatedKeyOnceForAllWhoComeWithItAndTellsThatKeysChanged() throws Exception {
        verify(issuer.sign(key, claims -> {}));
        keys = new SigningKeys(published, oidc, Duration.ZERO, Duration.ofSeconds(10));
        verifier = verifier(Optional.empty());
        AtomicInteger changes = new AtomicInteger();
        published.onChange(changes::incrementAndGet);
        PublicJsonWebKey next = Issuer.key("next");
        issuer.publish(key, next);
        int fetches = issuer.fetches();

        String token = issuer.sign(next, claims -> {});
        List<Caller> callers = Uni.join()
                .all(Stream.generate(() -> verifier.verify(token)).limit(50).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10));

        assertEquals(50, callers.size());
        assertEquals(1, changes.get());
        assertEquals(fetches + 1, issuer.fetches());
    }

    @Test
    void refusesARemovedKeyOnceItsKeysAreFetchedAnew() throws Exception {
        String token = issuer.sign(key, claims -> {});
        verify(token);
        issuer.publish(Issuer.key("other"));

        keys.keepFresh().await().atMost(Duration.ofSeconds(10));

        refuses(token);
    }

    @Test
    void asksForUnknownKeysAtALimitedRate() throws Exception {
        verify(issuer.sign(key, claims -> {}));
        int fetches = issuer.fetches();
        Instant start = Instant.now();
        for (int i = 0; i < 50; i++) {
            refuses(issuer.sign(Issuer.key("flood-" + i), claims -> {}));
        }

        // one for each ten seconds, and one of the service's own
        long most = 2 + Duration.between(start, Instant.now()).toSeconds() / 10;
        assertTrue(issuer.fetches() - fetches <= most, "fetched " + (issuer.fetches() - fetches) + " times");
    }

    @Test
    void knownKeysOutliveAnOutageAndAnUnreachableIssuerIsNotABadToken() throws Exception {
        String token = issuer.sign(key, claims -> {});
        verify(token);
        String unknown = issuer.sign(Issuer.key("unknown"), claims -> {});
        keys = new SigningKeys(published, oidc, Duration.ZERO, Duration.ZERO);
        verifier = verifier(Optional.empty());

        issuer.duringOutage(() -> {
            keys.keepFresh().await().atMost(Duration.ofSeconds(10));
            assertEquals(Issuer.PERSON, verify(token).id());
            assertThrows(KeysUnreachableException.class, () -> verify(unknown));
        });

        refuses(unknown);
        assertEquals(Issuer.PERSON, verify(token).id());
    }
}
