package io.onyxos.kit.testing.rough;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values that fit a schema: no more of an object than it requires, one item of an array. */
final class Sample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of("sample", "https://example.com/sample", "1", "UTC", "ABC");
    private static final int DEEPEST = 6;

    private Sample() {}

    static JsonNode of(Shape shape) {
        return of(shape, 0);
    }

    private static JsonNode of(Shape shape, int depth) {
        if (shape.isEnum()) {
            return shape.schema().path("enum").path(0);
        }
        return switch (shape.type()) {
            case "object" -> object(shape, depth);
            case "array" -> array(shape, depth);
            case "integer", "number" -> NODES.numberNode(shape.limit("minimum") == null ? 1 : shape.limit("minimum"));
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.textNode(text(shape));
        };
    }

    private static ObjectNode object(Shape shape, int depth) {
        ObjectNode object = NODES.objectNode();
        shape.properties().forEach((name, property) -> {
            if (depth < DEEPEST && shape.required().contains(name)) {
                object.set(name, of(property, depth + 1));
            }
        });
        return object;
    }

    private static ArrayNode array(Shape shape, int depth) {
        ArrayNode array = NODES.arrayNode();
        return depth < DEEPEST ? array.add(of(shape.items(), depth + 1)) : array;
    }

    private static String text(Shape shape) {
        return switch (shape.format()) {
            case "uuid" -> new UUID(0, 1).toString();
            case "date" -> "2099-01-01";
            case "date-time" -> "2099-01-01T08:00:00Z";
            case "local-time" -> "08:00";
            case "decimal" -> "1";
            default -> {
                Pattern pattern = Pattern.compile(shape.schema().path("pattern").asText());
                yield TEXTS.stream()
                        .filter(text -> pattern.matcher(text).find())
                        .findFirst()
                        .orElse(TEXTS.get(0));
            }
        };
    }
}
