package io.onyxos.localstack.auth;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** What an endpoint answers. An answer that refuses keeps what the transaction did; a thrown {@link AuthError} does not. */
record Answer(int status, Object body, Map<String, String> headers) {

    private static final String API_VERSION = "X-Supabase-Api-Version";

    static Answer ok(Object body) {
        return new Answer(200, body, Map.of());
    }

    static Answer noContent() {
        return new Answer(204, null, Map.of());
    }

    static Answer redirect(String location) {
        return new Answer(303, null, Map.of("Location", location));
    }

    static Answer refusing(AuthError error) {
        return new Answer(error.status, error, Map.of("x-sb-error-code", error.code));
    }

    void send(RoutingContext context) {
        var response = context.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        if (body == null) {
            response.end();
            return;
        }
        response.putHeader("Content-Type", "application/json");
        var content = body instanceof AuthError error ? describe(error, context) : body;
        response.end(content instanceof JsonObject json ? json.toBuffer() : Json.encodeToBuffer(content));
    }

    // clients that name a version of the API get the code where older ones expect the status
    private static JsonObject describe(AuthError error, RoutingContext context) {
        var version = context.request().getHeader(API_VERSION);
        JsonObject body;
        if (version == null || version.compareTo("2024-01-01") < 0) {
            body = new JsonObject()
                    .put("code", error.status)
                    .put("error_code", error.code)
                    .put("msg", error.getMessage());
        } else {
            context.response().putHeader(API_VERSION, "2024-01-01");
            body = new JsonObject().put("code", error.code).put("message", error.getMessage());
        }
        if (error.code.equals("weak_password")) {
            body.put("weak_password", new JsonObject().put("reasons", new JsonArray().add("length")));
        }
        return body;
    }
}
