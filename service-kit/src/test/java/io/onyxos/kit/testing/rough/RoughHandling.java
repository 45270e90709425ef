package io.onyxos.kit.testing.rough;

import com.fasterxml.jackson.databind.JsonNode;
import io.onyxos.kit.testing.Contract;
import io.onyxos.kit.testing.matrix.OperationLine;
import io.onyxos.kit.testing.matrix.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Every operation of a contract × what is derived from its parameters and schemas: broken text, other types, values just
 * outside of limits, huge and deep bodies, keys and tags that were never given out. Each answer has to be in the contract,
 * in time, and no failure.
 */
final class RoughHandling {

    /** Of the requests that may succeed, as many are tried until one does. */
    private static final int TRIES = 24;

    private final Client client;
    private final Contract contract;
    private final Map<String, OperationLine> lines;
    private final Restoration data;

    /** Puts back what successful requests have changed. */
    interface Restoration {

        void restore() throws Exception;
    }

    RoughHandling(Client client, Contract contract, Map<String, OperationLine> lines, Restoration data) {
        this.client = client;
        this.contract = contract;
        this.lines = lines;
        this.data = data;
    }

    static String nameOf(Contract.Operation operation) {
        return operation.method().toUpperCase(Locale.ROOT) + " " + operation.path();
    }

    /** What is wrong with one operation of the running service. */
    List<Violation> check(Contract.Operation operation) throws Exception {
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        List<Request> valid = new ValidRequests(client, contract, operation, lines.get(nameOf(operation)))
                .all()
                .limit(TRIES)
                .toList();
        Request base = HeaderVariants.takes(contract, operation, "Idempotency-Key")
                ? repeated(operation, valid, faults)
                : visible(valid);
        data.restore();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        variants(operation, base)
                .forEach(variant -> sent.add(client.send(variant.request())
                        .thenAccept(answer -> judge(operation, variant, answer, faults))));
        sent.forEach(CompletableFuture::join);
        data.restore();
        return faults.stream()
                .map(fault -> new Violation(nameOf(operation), fault))
                .toList();
    }

    private Stream<Variant> variants(Contract.Operation operation, Request base) throws Exception {
        Stream<Variant> body = Stream.of();
        JsonNode schema = ValidRequests.schema(operation);
        if (!schema.isMissingNode()) {
            boolean isRequired = operation.node().at("/requestBody/required").asBoolean();
            body = new BodyVariants(base, Shape.of(contract, schema), isRequired).all();
        } else if (operation.method().equals("post")) {
            body = BodyVariants.ofNone(base);
        }
        return Stream.of(
                        body,
                        new AddressVariants(contract, operation, base).all(),
                        new HeaderVariants(contract, operation, base).all())
                .flatMap(variants -> variants);
    }

    private void judge(Contract.Operation operation, Variant variant, Answer answer, Queue<String> faults) {
        if (!variant.expected().isMetBy(answer)) {
            faults.add("%s: expected %s, got %s".formatted(variant.name(), variant.expected(), answer));
        } else {
            undeclared(operation, answer)
                    .forEach(fault -> faults.add("%s: got %s: %s".formatted(variant.name(), answer, fault)));
        }
    }

    private List<String> undeclared(Contract.Operation operation, Answer answer) {
        if (answer.status() >= 400 && answer.body().isEmpty()) {
            return List.of("no problem says why");
        }
        return contract.faults(operation, answer.status(), answer::header, answer.body());
    }

    /** The first request that succeeds, after its key was tried; if none does, one whose row is visible. */
    private Request repeated(Contract.Operation operation, List<Request> valid, Queue<String> faults) throws Exception {
        RepeatedKeys keys = new RepeatedKeys(client);
        Request best = null;
        for (Request request : valid) {
            Request keyed = RepeatedKeys.keyed(request);
            List<Answer> answers = keys.atOnce(keyed);
            for (Answer answer : answers) {
                judge(operation, keyed.variant("eight with one key at once", Expected.ANY), answer, faults);
            }
            if (answers.stream().anyMatch(Answer::isSuccess)) {
                faults.addAll(keys.faults(keyed, answers));
                return request;
            }
            best = best == null && isVisible(answers.get(0)) ? request : best;
        }
        return best == null ? valid.get(0) : best;
    }

    private Request visible(List<Request> valid) throws Exception {
        for (Request request : valid) {
            if (isVisible(
                    client.send(request.withHeader("if-match", "\"stale\"")).get())) {
                return request;
            }
        }
        return valid.get(0);
    }

    private static boolean isVisible(Answer answer) {
        return answer.status() != 403 && answer.status() != 404;
    }
}
