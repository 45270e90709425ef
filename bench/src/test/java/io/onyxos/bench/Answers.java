package io.onyxos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a server answers to the calls of an endpoint, made comparable with what another one answers. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** One answer: status, whether it has a tag, and all fields; of those that vary only the type of their value. */
    record Answer(int status, boolean tagged, JsonNode body) {}

    /** @param caller which of the endpoint's callers asks */
    static List<Answer> of(Server server, Endpoint endpoint, int caller) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Endpoint.Call call : endpoint.calls()) {
            UUID who = endpoint.callers().get(caller % endpoint.callers().size());
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + call.path()))
                    .header("Authorization", World.bearer(who));
            if (call.body() != null) {
                request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(call.body().formatted(UUID.randomUUID())));
            }
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        call + " was answered " + response.statusCode() + "\n" + response.body());
            }
            JsonNode body = JSON.readTree(response.body());
            hide(body, endpoint.varying());
            answers.add(new Answer(
                    response.statusCode(), response.headers().firstValue("ETag").isPresent(), body));
        }
        return answers;
    }

    private static void hide(JsonNode node, Set<String> varying) {
        if (node instanceof ObjectNode object) {
            varying.forEach(field -> {
                if (object.has(field))
                    object.put(field, object.get(field).getNodeType().toString());
            });
        }
        node.forEach(child -> hide(child, varying));
    }
}
