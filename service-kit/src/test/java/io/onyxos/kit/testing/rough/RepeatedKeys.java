package io.onyxos.kit.testing.rough;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A POST under one key: by eight clients at once, once more, and with another body. */
final class RepeatedKeys {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Client client;

    RepeatedKeys(Client client) {
        this.client = client;
    }

    /** What eight requests at once, all with the key of the request, were answered. */
    List<Answer> atOnce(Request request) {
        return Stream.generate(() -> client.send(request)).limit(Client.IN_FLIGHT).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    static Request keyed(Request request) {
        return request.withHeader("idempotency-key", UUID.randomUUID().toString());
    }

    /** What is wrong with the answers to a request that succeeded at least once, and with those to its repetitions. */
    List<String> faults(Request request, List<Answer> answers) throws Exception {
        List<String> faults = new ArrayList<>();
        List<Answer> done = answers.stream()
                .filter(answer -> answer.isSuccess() && !answer.isReplayed())
                .toList();
        if (done.size() != 1) {
            faults.add("eight with one key at once: done " + done.size() + " times");
            return faults;
        }
        answers.stream()
                .filter(answer -> answer != done.get(0)
                        && !isReplayOf(done.get(0), answer)
                        && !answer.is(409, "idempotency_in_flight"))
                .forEach(answer -> faults.add("eight with one key at once: one got " + answer));
        Answer again = client.send(request).get();
        if (!isReplayOf(done.get(0), again)) {
            faults.add("the same key again: " + again + " after " + done.get(0));
        }
        for (Request other : otherBodies(request)) {
            Answer answer = client.send(other).get();
            if (!answer.is(422, "idempotency_key_reused") && answer.status() != 400) {
                faults.add("the same key with the body " + other.json() + ": " + answer);
            }
        }
        return faults;
    }

    private static boolean isReplayOf(Answer first, Answer answer) {
        boolean same = answer.status() == first.status() && answer.body().equals(first.body()) && answer.isReplayed();
        return same || answer.is(409, "answer_shown_once");
    }

    private static List<Request> otherBodies(Request request) throws Exception {
        List<Request> others = new ArrayList<>();
        if (request.body() != null && JSON.readTree(request.body()) instanceof ObjectNode body) {
            body.properties().forEach(field -> {
                JsonNode value = field.getValue();
                if (value.isTextual()) {
                    others.add(request.withBody(body.deepCopy()
                            .put(field.getKey(), value.asText() + "x")
                            .toString()));
                }
                others.add(
                        request.withBody(body.deepCopy().without(field.getKey()).toString()));
            });
        }
        return others;
    }
}
