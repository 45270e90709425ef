package io.onyxos.kit.testing.rough;

import com.fasterxml.jackson.databind.JsonNode;
import io.onyxos.kit.testing.Contract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A schema of the contract, its references followed.
 *
 * @param type {@code string}, {@code integer}, {@code boolean}, {@code object} or {@code array}; empty where anything goes
 */
record Shape(Contract contract, JsonNode schema, String type, boolean isNullable) {

    static Shape of(Contract contract, JsonNode schema) {
        JsonNode node = contract.resolved(schema);
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            if (node.has(several)) {
                List<JsonNode> options = StreamSupport.stream(node.path(several).spliterator(), false)
                        .toList();
                boolean nullable = options.stream().anyMatch(Shape::isNull);
                Shape first = options.stream()
                        .filter(option -> !isNull(option))
                        .findFirst()
                        .map(option -> of(contract, option))
                        .orElseThrow();
                return new Shape(contract, first.schema, first.type, nullable || first.isNullable);
            }
        }
        boolean nullable = false;
        String type = node.path("type").isTextual() ? node.path("type").asText() : "";
        for (JsonNode one : node.path("type")) {
            nullable |= one.asText().equals("null");
            type = one.asText().equals("null") ? type : one.asText();
        }
        return new Shape(contract, node, type, nullable);
    }

    private static boolean isNull(JsonNode option) {
        return option.path("type").asText().equals("null");
    }

    /** Empty where there is none. */
    String format() {
        return schema.path("format").asText();
    }

    boolean isEnum() {
        return schema.has("enum");
    }

    /** Whether it is text that people write, not the form of something else. */
    boolean isFreeText() {
        return type.equals("string") && format().isEmpty() && !isEnum();
    }

    /** The fields of an object. */
    Map<String, Shape> properties() {
        Map<String, Shape> properties = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(property -> properties.put(property.getKey(), of(contract, property.getValue())));
        return properties;
    }

    List<String> required() {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What an array holds. */
    Shape items() {
        return of(contract, schema.path("items"));
    }

    /** A limit such as {@code maxLength}, or null. */
    Long limit(String name) {
        return schema.has(name) ? schema.path(name).asLong() : null;
    }
}
