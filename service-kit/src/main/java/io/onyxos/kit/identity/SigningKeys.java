package io.onyxos.kit.identity;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Decides when quarkus-oidc fetches the issuer's keys. By itself it would fetch them at start and again only for a token
 * of an unknown key, refusing the tokens that arrive while such a fetch runs.
 */
@ApplicationScoped
class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    /** While the issuer cannot be reached, known keys go on working for this long. */
    private static final Duration OUTAGE_TOLERANCE = Duration.ofHours(4);

    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(3);

    private final PublishedKeys published;
    private final TenantIdentityProvider oidc;
    private final Duration freshFor;
    private final Duration unknownKeyInterval;
    private Uni<Void> running;
    private Instant askedAt = Instant.MIN;

    SigningKeys(
            PublishedKeys published,
            TenantIdentityProvider oidc,
            @ConfigProperty(name = "onyx.auth.keys-fresh-for") Duration freshFor,
            @ConfigProperty(name = "onyx.auth.unknown-key-interval") Duration unknownKeyInterval) {
        this.published = published;
        this.oidc = oidc;
        this.freshFor = freshFor;
        this.unknownKeyInterval = unknownKeyInterval;
    }

    /**
     * Whether the issuer has published a key, asking it again if the key is not known yet.
     *
     * @return fails with {@link KeysUnreachableException} where that cannot be told now
     */
    Uni<Boolean> contain(String keyId) {
        if (published.contain(keyId)) {
            return published.fetchedAt().plus(OUTAGE_TOLERANCE).isAfter(Instant.now())
                    ? Uni.createFrom().item(true)
                    : Uni.createFrom().failure(new KeysUnreachableException(null));
        }
        return here(ask(keyId)).map(asked -> {
            if (published.contain(keyId)) {
                return true;
            }
            if (published.fetchedAt().isBefore(lastAsked())) {
                throw new KeysUnreachableException(null);
            }
            return false;
        });
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepFresh() {
        return published.fetchedAt().isAfter(Instant.now().minus(freshFor))
                ? Uni.createFrom().voidItem()
                : fetch();
    }

    private synchronized Uni<Void> ask(String keyId) {
        if (running != null) {
            // it may have left before the key was published
            return running.chain(
                    () -> published.contain(keyId) ? Uni.createFrom().voidItem() : ask(keyId));
        }
        if (askedAt.plus(unknownKeyInterval).isAfter(Instant.now())) {
            return Uni.createFrom().voidItem();
        }
        askedAt = Instant.now();
        return fetch();
    }

    private synchronized Instant lastAsked() {
        return askedAt;
    }

    private synchronized Uni<Void> fetch() {
        if (running == null) {
            // a token of a key that cannot exist is how quarkus-oidc is asked to fetch the keys; it is always refused
            running = Uni.createFrom()
                    .deferred(() -> oidc.authenticate(new AccessTokenCredential(tokenOfUnknownKey())))
                    .ifNoItem()
                    .after(FETCH_TIMEOUT)
                    .fail()
                    .onItemOrFailure()
                    .transformToUni((identity, refused) -> Uni.createFrom().voidItem())
                    .onTermination()
                    .invoke(this::end)
                    .memoize()
                    .indefinitely();
        }
        return running;
    }

    private synchronized void end() {
        running = null;
        if (published.fetchedAt().isBefore(Instant.now().minus(FETCH_TIMEOUT))) {
            LOG.warn("The issuer's keys cannot be fetched");
        }
    }

    private static String tokenOfUnknownKey() {
        return encoded("{\"alg\":\"ES256\",\"kid\":\"" + UUID.randomUUID() + "\"}") + "." + encoded("{}") + "."
                + encoded("-");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One fetch serves many requests: each goes on in its own Vert.x context. */
    private static <T> Uni<T> here(Uni<T> fetched) {
        Context context = Vertx.currentContext();
        return context == null ? fetched : fetched.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }
}
