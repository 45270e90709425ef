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
        // an answer, not a failure: nobody reads its stack trace, and filling it in is the dearest part
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.faults = faults;
        this.members = members;
        this.headers = headers;
    }

    /** Any status with a code of its own. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), Map.of());
    }

    /** A status that needs no further explanation; the code is the kit's for it, else its standard phrase in snake case. */
    public static Problem of(int status) {
        return switch (status) {
            case 404 -> notFound();
            case 503 -> unavailable(RETRY_AFTER_OUTAGE);
            default ->
                of(status, phraseOf(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_"), phraseOf(status));
        };
    }

    /** A rule of the service's own, in the words that stand under {@code onyx.refusals.<code>} in its settings. */
    public static Problem refused(int status, String code) {
        return of(status, code, SqlProblems.sentence(code, phraseOf(status)));
    }

    /** What the refusal of one of several items means to the client. */
    public static Problem refused(SqlState refusal) {
        Problem known = SqlProblems.of(refusal);
        return known == null ? badRequest("invalid_value", "A value is not allowed.") : known;
    }

    /** 400: the request has the wrong shape. Say where with {@link #at} or {@link #parameter}. */
    public static Problem badRequest(String code, String detail) {
        return of(400, code, detail);
    }

    /** 403 {@code forbidden}: the row is visible, the act is not allowed. */
    public static Problem forbidden() {
        return forbidden("forbidden", "You may not do this.");
    }

    /** 403 for a reason worth telling apart. */
    public static Problem forbidden(String code, String detail) {
        return of(403, code, detail);
    }

    /** 404: absent or hidden, which nobody outside can tell apart. */
    public static Problem notFound() {
        return of(404, "not_found", "There is nothing here that you can see.");
    }

    /** 409: the request is fine, the present state refuses it. */
    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    /** 422: the request has the right shape and breaks a rule of the domain. */
    public static Problem unprocessable(String code, String detail) {
        return of(422, code, detail);
    }

    /** 503 with {@code Retry-After} in seconds. */
    public static Problem unavailable(int retryAfter) {
        return of(503, "unavailable", "The service cannot answer now. Try again.")
                .retryAfter(retryAfter);
    }

    /** Points at a field of the body; {@code pointer} is a JSON pointer such as {@code /accounts/0/platform}. */
    public Problem at(String pointer, String code, String detail) {
        return fault("pointer", pointer, code, detail);
    }

    /** Points at a parameter of the query. */
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
