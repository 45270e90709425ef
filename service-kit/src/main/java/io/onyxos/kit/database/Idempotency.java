package io.onyxos.kit.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.SqlState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes a repeated {@code POST} safe: under one {@code Idempotency-Key} the work is done at most once, and the answer is
 * stored in the work's own transaction, so that neither can exist without the other. Failed work rolls back and stores
 * nothing. A key belongs to one person and one operation for 24 hours. The answer is repeated only while the person's
 * agency, role and assurance level are those of the moment in which it was stored. Of an answer that is
 * {@link ShownOnce} only the status and headers are stored.
 *
 * <p>Table {@code <service>.idempotency_keys}; its policy lets a caller see rows whose scope begins with their own id.
 */
@ApplicationScoped
public class Idempotency {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    /** The answer's header that tells a stored answer from a new one. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern ACCEPTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** The caller's standing after the work: a founder repeats the request as an owner. */
    private static final String STANDING = "concat_ws(' ', private.my_agency_id(), private.my_role(),"
            + " current_setting('request.jwt.claims')::jsonb ->> 'aal')";

    private final ObjectMapper mapper;
    private final String claim;
    private final String find;
    private final String store;
    private final String forget;

    Idempotency(ObjectMapper mapper, @ConfigProperty(name = "onyx.service") String service) {
        this.mapper = mapper;
        String table = service + ".idempotency_keys";
        claim = "insert into " + table + " as known (scope, key, request_hash, created_at, expires_at)"
                + " values ($1, $2, $3, now(), now() + interval '24 hours')"
                + " on conflict (scope, key) do update set request_hash = excluded.request_hash, status = null,"
                + " headers = null, body = null, standing = null, created_at = excluded.created_at, expires_at = excluded.expires_at"
                + " where known.expires_at <= now() returning key";
        find = "select request_hash, status, headers, body, standing = " + STANDING + " as unchanged from " + table
                + " where scope = $1 and key = $2";
        store = "update " + table + " set status = $3, headers = $4, body = $5, standing = " + STANDING
                + " where scope = $1 and key = $2";
        forget = "update " + table + " set expires_at = now() where scope = $1 and key = $2";
    }

    /**
     * Does the work of a {@code POST} that carries a key at most once; any other work is simply done.
     *
     * @param caller whose key it is
     */
    public Uni<Object> once(
            UUID caller, HttpServerRequest request, InvocationContext operation, Supplier<Uni<Object>> work) {
        List<String> keys = request.headers().getAll(HEADER);
        if (request.method() != HttpMethod.POST || keys.isEmpty()) {
            return work.get();
        }
        if (keys.size() > 1 || !ACCEPTABLE.matcher(keys.get(0)).matches()) {
            throw Problem.refused("invalid_idempotency_key");
        }
        String scope = caller + " " + operation.getMethod().getDeclaringClass().getSimpleName() + "."
                + operation.getMethod().getName();
        boolean shownOnce = operation.getMethod().isAnnotationPresent(ShownOnce.class);
        Entry entry = new Entry(scope, keys.get(0), hash(request, operation.getParameters()), shownOnce);
        return Sql.run(claim, entry.scope, entry.key, entry.hash)
                .onFailure(Idempotency::isLockTimeout)
                .transform(waiting -> Problem.refused("idempotency_in_flight").retryAfter(1))
                .flatMap(claimed -> claimed == 1
                        ? work.get().call(result -> keep(entry, Answer.of(result, operation)))
                        // the first request may have changed the caller's standing while this one waited for it
                        : Sql.run("select private.take_standing()")
                                .flatMap(taken -> Sql.row(find, row -> replay(entry, row), entry.scope, entry.key)));
    }

    private record Entry(String scope, String key, byte[] hash, boolean shownOnce) {}

    private Uni<Integer> keep(Entry entry, Answer answer) {
        if (answer.status() >= 500) {
            return Sql.run(forget, entry.scope, entry.key);
        }
        String body = entry.shownOnce ? null : json(answer.entity());
        return Sql.run(store, entry.scope, entry.key, answer.status(), answer.headers(), body);
    }

    private static Object replay(Entry entry, SqlRow stored) {
        if (!MessageDigest.isEqual(stored.bytes("request_hash"), entry.hash)) {
            throw Problem.refused("idempotency_key_reused");
        }
        if (!stored.bool("unchanged")) {
            throw Problem.refused("standing_changed");
        }
        if (entry.shownOnce) {
            throw Problem.refused("answer_shown_once");
        }
        Response.ResponseBuilder answer =
                Response.status(stored.integer("status")).header(REPLAYED, "true");
        if (stored.text("body") != null) {
            answer.entity(stored.text("body")).type(MediaType.APPLICATION_JSON_TYPE);
        }
        stored.json(Map.class, "headers").forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    /** What the request means, not how it is written: spaces and the order of fields make no other request. */
    private byte[] hash(HttpServerRequest request, Object[] parameters) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update((request.method() + " " + request.uri()).getBytes(StandardCharsets.UTF_8));
            for (Object parameter : parameters) {
                hash.update((byte) 0);
                hash.update(String.valueOf(json(parameter)).getBytes(StandardCharsets.UTF_8));
            }
            return hash.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String json(Object value) {
        try {
            return value == null ? null : mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A POST takes and answers what JSON can write", unwritable);
        }
    }

    private static boolean isLockTimeout(Throwable failure) {
        return SqlState.of(failure)
                .filter(refusal -> "55P03".equals(refusal.code()))
                .isPresent();
    }
}
