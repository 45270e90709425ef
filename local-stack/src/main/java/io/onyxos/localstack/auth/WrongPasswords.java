package io.onyxos.localstack.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses every password of an address that got too many wrong ones. Supabase counts per IP address; here all clients have
 * the same one, so they are told apart by the address of the account.
 */
final class WrongPasswords {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final int limit;
    private final Map<String, Deque<Instant>> recent = new ConcurrentHashMap<>();

    WrongPasswords(int limit) {
        this.limit = limit;
    }

    void check(String email) {
        var begin = Instant.now().minus(WINDOW);
        var wrong = recent.computeIfPresent(email, (address, times) -> {
            times.removeIf(time -> time.isBefore(begin));
            return times.isEmpty() ? null : times;
        });
        if (wrong != null && wrong.size() >= limit) {
            throw new AuthError(429, "over_request_rate_limit", "Request rate limit reached");
        }
    }

    AuthError refusal(String email) {
        recent.compute(email, (address, times) -> {
            var known = times == null ? new ArrayDeque<Instant>() : times;
            known.add(Instant.now());
            return known;
        });
        return AuthError.invalidCredentials();
    }
}
