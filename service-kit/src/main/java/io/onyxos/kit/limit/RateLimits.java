package io.onyxos.kit.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.onyxos.kit.http.ClientNetwork;
import io.onyxos.kit.http.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts the calls of operations with a {@link RateLimit}. */
@Provider
public class RateLimits {

    /** About 20 MB for each name at most; beyond it the clients that have been silent longest begin anew. */
    private static final int MOST_CLIENTS = 100_000;

    private final Map<Method, Optional<RateLimit>> limits = new ConcurrentHashMap<>();
    private final Map<String, Cache<String, Bucket>> clients = new ConcurrentHashMap<>();
    private final ClientNetwork network;
    private final SecurityIdentity identity;

    RateLimits(ClientNetwork network, SecurityIdentity identity) {
        this.network = network;
        this.identity = identity;
    }

    // after the token is checked, before the request is looked at
    @ServerRequestFilter(priority = Priorities.USER - 1)
    public void count(ResourceInfo resource) {
        if (resource.getResourceMethod() != null) {
            limits.computeIfAbsent(resource.getResourceMethod(), RateLimits::of).ifPresent(this::consume);
        }
    }

    private static Optional<RateLimit> of(Method method) {
        RateLimit own = method.getAnnotation(RateLimit.class);
        return Optional.ofNullable(own == null ? method.getDeclaringClass().getAnnotation(RateLimit.class) : own);
    }

    private void consume(RateLimit limit) {
        String client = limit.per() == RateLimit.Per.PERSON
                ? identity.getPrincipal().getName()
                : String.valueOf(network.network());
        ConsumptionProbe probe = clients.computeIfAbsent(limit.name(), name -> cache(limit))
                .get(client, ignored -> bucket(limit))
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw Problem.refused(RateLimit.REFUSAL).retryAfter(Math.toIntExact(seconds));
        }
    }

    private static Cache<String, Bucket> cache(RateLimit limit) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(Duration.ofSeconds(limit.seconds()))
                .build();
    }

    private static Bucket bucket(RateLimit limit) {
        return Bucket.builder()
                .addLimit(rule -> rule.capacity(limit.calls())
                        .refillIntervally(limit.calls(), Duration.ofSeconds(limit.seconds())))
                .build();
    }
}
