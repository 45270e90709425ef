package io.onyxos.kit.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A refusal as the client sees it: RFC 9457 {@code application/problem+json}. Entities and resources throw it; the kit
 * answers it. {@code code} is stable and for programs, {@code detail} is for people and may change.
 */
public final class Problem extends RuntimeException {

    /** Media type of every error body. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /**
     * One thing that is wrong with the request.
     *
     * @param in {@code pointer} (JSON pointer into the body), {@code parameter} (of the query) or {@code header}
     */
    private record Fault(String in, String where, String code, String detail) {

        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put(in, where);
            body.put("code", code);
            body.put("detail", detail);
            return body;
        }
    }

    private static final int RETRY_AFTER_OUTAGE = 5;

    private final int status;
    private final String code;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> members;
    private final Map<String, String> headers;

    private Problem(
            int status,
            String code,
            String detail,
            List<Fault> faults,
            Map<String, Object> members,
            Map<String, String> headers) {
        // an answer, not a failure: a stack trace would be useless, and is the dearest part
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.faults = faults;
        this.members = members;
        this.headers = headers;
    }

    private static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), Map.of());
    }

    /** A status that needs no further explanation; the code is the kit's for it, else its standard phrase in snake case. */
    public static Problem of(int status) {
        return switch (status) {
            case 404 -> notFound();
            case 503 -> unavailable(RETRY_AFTER_OUTAGE);
            default -> {
                String code = phraseOf(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
                yield Refusal.find(code).map(Problem::of).orElseGet(() -> of(status, code, phraseOf(status)));
            }
        };
    }

    /** The {@link Refusal} of this code. Say where with {@link #at} or {@link #parameter}. */
    public static Problem refused(String code) {
        return of(Refusal.of(code));
    }

    /** The same in words that tell more than the file's, such as a limit. */
    public static Problem refused(String code, String detail) {
        return of(Refusal.of(code).status(), code, detail);
    }

    /** What the refusal of one of several items means to the client. */
    public static Problem refused(SqlState refusal) {
        Problem known = SqlProblems.of(refusal);
        return known == null ? refused("invalid_value") : known;
    }

    /** A code that the database names; in the words of the status where no file has it. */
    static Problem refused(int status, String code) {
        return of(status, code, Refusal.find(code).map(Refusal::sentence).orElseGet(() -> phraseOf(status)));
    }

    /** 403 {@code forbidden}: the row is visible, the act is not allowed. */
    public static Problem forbidden() {
        return refused("forbidden");
    }

    /** 404 {@code not_found}: absent or hidden, which a client cannot tell apart. */
    public static Problem notFound() {
        return refused("not_found");
    }

    /** 503 with {@code Retry-After} in seconds. */
    public static Problem unavailable(int retryAfter) {
        return refused("unavailable").retryAfter(retryAfter);
    }

    private static Problem of(Refusal refusal) {
        return of(refusal.status(), refusal.code(), refusal.sentence());
    }

    /** Points at a field of the body that the problem is about, by a JSON pointer such as {@code /accounts/0/platform}. */
    public Problem at(String pointer, String detail) {
        return at(pointer, code, detail);
    }

    /** Points at one of several fields of the body, which has a code of its own. */
    public Problem at(String pointer, String code, String detail) {
        return fault("pointer", pointer, code, detail);
    }

    /** Points at a parameter of the query that the problem is about. */
    public Problem parameter(String name, String detail) {
        return parameter(name, code, detail);
    }

    /** Points at one of several parameters of the query, which has a code of its own. */
    public Problem parameter(String name, String code, String detail) {
        return fault("parameter", name, code, detail);
    }

    /** Adds a member to the body, for example the current tag of a 412. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, getMessage(), faults, more, headers);
    }

    /** Adds a header to the answer. */
    public Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, getMessage(), faults, members, more);
    }

    /** Tells the client after how many seconds the same request may succeed. */
    public Problem retryAfter(int seconds) {
        return header("Retry-After", Integer.toString(seconds));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The body as JSON text, with the id of the current request. */
    String body() {
        Map<String, Object> body = new LinkedHashMap<>();
        // RFC 9457 4.2.1: about:blank says that the title is the status phrase; code carries the meaning
        body.put("type", "about:blank");
        body.put("title", phraseOf(status));
        body.put("status", status);
        body.put("code", code);
        body.put("detail", getMessage());
        body.put("request_id", RequestId.current());
        if (!faults.isEmpty()) {
            body.put("errors", faults.stream().map(Fault::body).toList());
        }
        body.putAll(members);
        return new JsonObject(body).encode();
    }

    Response response() {
        Response.ResponseBuilder response =
                Response.status(status).entity(body()).type(MEDIA_TYPE);
        headers.forEach(response::header);
        return response.build();
    }

    private Problem fault(String in, String where, String faultCode, String detail) {
        List<Fault> more = Stream.concat(faults.stream(), Stream.of(new Fault(in, where, faultCode, detail)))
                .limit(InvalidInput.MOST_FAULTS)
                .toList();
        return new Problem(status, code, getMessage(), more, members, headers);
    }

    private static String phraseOf(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
