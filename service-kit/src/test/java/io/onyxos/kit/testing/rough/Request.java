package io.onyxos.kit.testing.rough;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP request.
 *
 * @param path and {@code query} percent-encoded; an empty query is none
 * @param headers by name in lower case
 * @param body or null
 */
record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

    String uri() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    Request withPath(String other) {
        return new Request(method, other, query, headers, body);
    }

    Request withQuery(String other) {
        return new Request(method, path, other, headers, body);
    }

    /** The body as text. */
    String json() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Sets a header, or removes it where the value is null. */
    Request withHeader(String name, String value) {
        Map<String, String> others = new TreeMap<>(headers);
        if (value == null) {
            others.remove(name);
        } else {
            others.put(name, value);
        }
        return new Request(method, path, query, others, body);
    }

    Request withBody(String json) {
        return withBody(json.getBytes(StandardCharsets.UTF_8));
    }

    Request withBody(byte[] bytes) {
        return new Request(method, path, query, headers, bytes);
    }

    Variant variant(String name, Expected expected) {
        return new Variant(name, this, expected);
    }
}
