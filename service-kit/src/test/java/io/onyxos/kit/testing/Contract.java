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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The OpenAPI contract as the running service serves it, strict: an answer with a field that is not in it is wrong. */
public final class Contract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** Other headers, and those of refusals, are there only where there is something to say. */
    private static final Set<String> ALWAYS = Set.of("ETag", "Location");

    private static Contract served;

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    /** One operation: {@code GET /core/v1/models/{id}}. */
    public record Operation(String method, String path, JsonNode node) {

        public String id() {
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

    /** One that is written as JSON. */
    public static Contract of(String json) {
        return new Contract(json);
    }

    /** The one of the service under test. */
    public static synchronized Contract served() {
        if (served == null) {
            served = new Contract(RestAssured.get("/q/openapi?format=JSON").asString());
        }
        return served;
    }

    public Stream<Operation> operations() {
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
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with an answer's status, media type, headers and body, in words. */
    public List<String> faults(Operation operation, int status, UnaryOperator<String> header, String body) {
        JsonNode promised = answer(operation, Integer.toString(status));
        boolean success = status < 400;
        if (promised.isMissingNode()
                || success && !operation.node.at("/responses/" + status).isObject()) {
            return List.of("the status is not in the contract");
        }
        List<String> faults = new ArrayList<>();
        promised.path("headers").fieldNames().forEachRemaining(name -> {
            if (success && ALWAYS.contains(name) && header.apply(name) == null) {
                faults.add("without " + name);
            }
        });
        if (!body.isEmpty()) {
            String type = String.valueOf(header.apply("Content-Type")).replaceAll(";.*", "");
            JsonNode content = promised.path("content").path(type);
            if (!content.isObject()) {
                faults.add("the media type " + type + " is not in the contract");
            } else if (type.endsWith("json")) {
                // a field that may be null: @Nullable
                faults.addAll(faults(content.path("schema"), body));
            }
        }
        return faults;
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
