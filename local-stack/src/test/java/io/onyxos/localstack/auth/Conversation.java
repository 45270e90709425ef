package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** HTTP with the Auth server as one caller. */
record Conversation(String address, String bearer) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Conversation as(String token) {
        return new Conversation(address, token);
    }

    Reply get(String path) throws Exception {
        return send("GET", path, null);
    }

    Reply post(String path, JsonObject body) throws Exception {
        return send("POST", path, body);
    }

    Reply send(String method, String path, JsonObject body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
    }

    static JsonObject json(Object... pairs) {
        var json = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) json.put((String) pairs[i], pairs[i + 1]);
        return json;
    }

    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonObject json() {
            return new JsonObject(response.body());
        }

        String text(String field) {
            return json().getString(field);
        }

        /** Status and error code at once. */
        String refusal() {
            return status() + " " + text("error_code");
        }
    }
}
