package io.onyxos.kit.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.RestAssured;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The OpenAPI contract as the running service serves it, strict: an answer with a field that is not in it is wrong. */
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static Contract served;

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    /** One operation: {@code GET /core/v1/models/{id}}. */
    record Operation(String method, String path, JsonNode node) {

        String id() {
            return node.path("operationId").asText();
        }

        private boolean serves(String asked) {
            return Pattern.matches(path.replaceAll("\\{[^}]+}", "[^/]+"), asked);
        }
    }

    private Contract(String json) {
        try {
            document = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        document.at("/components/schemas").forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
    }

    static synchronized Contract served() {
        if (served == null) {
            served = new Contract(RestAssured.get("/q/openapi?format=JSON").asString());
        }
        return served;
    }

    Stream<Operation> operations() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> new Operation(operation.getKey(), path.getKey(), operation.getValue())));
    }

    /** By name. */
    Stream<Map.Entry<String, JsonNode>> schemas() {
        return document.at("/components/schemas").properties().stream();
    }

    Optional<Operation> operation(String method, String path) {
        return operations()
                .filter(operation -> operation.method.equalsIgnoreCase(method) && operation.serves(path))
                // a path without a place for an id is the one that is served
                .min(Comparator.comparing(operation -> operation.path.split("\\{").length));
    }

    /** The answer of this status, or what is said of all that are not listed; missing where nothing is. */
    JsonNode answer(Operation operation, String status) {
        JsonNode answers = operation.node.path("responses");
        return resolved(answers.has(status) ? answers.path(status) : answers.path("default"));
    }

    /** Follows a reference, if it is one. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with a value, in words. */
    List<String> faults(JsonNode schema, String json) {
        return compiled
                .computeIfAbsent(schema, node -> {
                    ObjectNode whole = node.deepCopy();
                    whole.set("components", document.path("components"));
                    return registry.getSchema(whole);
                })
                .validate(
                        json,
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
