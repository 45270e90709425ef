package io.onyxos.kit.database;

import io.onyxos.kit.http.Etag;
import io.onyxos.kit.http.Versioned;
import io.vertx.core.json.JsonObject;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** What a resource method's result will be as an HTTP answer, known before the answer is written. */
record Answer(int status, JsonObject headers, Object entity) {

    static Answer of(Object result, InvocationContext operation) {
        if (result instanceof Response response) {
            return new Answer(
                    response.getStatus(), headers(response.getLocation(), response.getEntity()), response.getEntity());
        }
        if (result instanceof RestResponse<?> response) {
            return new Answer(
                    response.getStatus(), headers(response.getLocation(), response.getEntity()), response.getEntity());
        }
        ResponseStatus declared = operation.getMethod().getAnnotation(ResponseStatus.class);
        int usual = result == null ? 204 : 200;
        return new Answer(declared == null ? usual : declared.value(), headers(null, result), result);
    }

    private static JsonObject headers(Object location, Object entity) {
        JsonObject headers = new JsonObject();
        if (location != null) {
            headers.put(HttpHeaders.LOCATION, location.toString());
        }
        if (entity instanceof Versioned row && row.updatedAt() != null) {
            headers.put(HttpHeaders.ETAG, Etag.of(row));
        }
        return headers;
    }
}
