package io.onyxos.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Signs a request in by its one {@code Authorization: Bearer} header. Verified tokens are remembered for at most a
 * minute and never past their expiry: checking one ES256 signature costs about 0.6 ms of a core. Stands in place of the
 * mechanism of quarkus-oidc, which the verifier asks.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(BearerTokens.class);
    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final int REMEMBERED_TOKENS = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(60);
    private static final String SCHEME = "bearer ";

    private final TokenVerifier verifier;
    private final Cache<String, SecurityIdentity> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_TOKENS)
            .expireAfter(Expiry.<String, SecurityIdentity>writing((token, identity) -> remaining(callerOf(identity))))
            // tidying up is shorter than waking another thread for it
            .executor(Runnable::run)
            .build();

    BearerTokens(TokenVerifier verifier, PublishedKeys keys) {
        this.verifier = verifier;
        keys.onChange(verified::invalidateAll);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        List<String> headers = request.request().headers().getAll("Authorization");
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        String header = headers.get(0);
        if (headers.size() > 1
                || header.length() > LONGEST_TOKEN
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused();
        }
        String token = header.substring(SCHEME.length()).trim();
        SecurityIdentity known = verified.getIfPresent(token);
        // the entry's own expiry is cleaned up lazily, the token's is not negotiable
        if (known != null && callerOf(known).expiresAt().isAfter(Instant.now())) {
            return Uni.createFrom().item(known);
        }
        return verifier.verify(token)
                .map(BearerTokens::identity)
                .invoke(identity -> verified.put(token, identity))
                .onFailure()
                .invoke(failure -> LOG.debugf("Token refused: %s", failure.getMessage()));
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder().setPrincipal(caller).build();
    }

    private static Duration remaining(Caller caller) {
        Duration untilExpiry = Duration.between(Instant.now(), caller.expiresAt());
        return untilExpiry.compareTo(REMEMBERED_FOR) < 0 ? untilExpiry : REMEMBERED_FOR;
    }

    private static Caller callerOf(SecurityIdentity identity) {
        return (Caller) identity.getPrincipal();
    }

    private static Uni<SecurityIdentity> refused() {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
}
