package io.onyxos.kit.testing.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A GET of a contract that answers {@code {data, next_cursor}}.
 *
 * @param paged whether it takes a cursor; the others answer a bounded whole
 * @param parameters of the query, without {@code limit} and {@code cursor}
 */
record ListOperation(String path, boolean paged, List<Parameter> parameters) {

    /**
     * A parameter of the query.
     *
     * @param schema resolved
     */
    record Parameter(String name, boolean required, JsonNode schema) {

        boolean isSort() {
            return name.equals("sort");
        }
    }

    static List<ListOperation> in(Path contract) throws IOException {
        JsonNode document = new YAMLMapper().readTree(contract.toFile());
        List<ListOperation> lists = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            JsonNode get = path.getValue().path("get");
            JsonNode answer = resolved(document, get.at("/responses/200"));
            JsonNode schema = resolved(document, answer.at("/content/application~1json/schema"));
            if (schema.path("properties").has("next_cursor")) {
                lists.add(of(path.getKey(), document, path.getValue(), get));
            }
        });
        return lists;
    }

    String name() {
        return "GET " + path;
    }

    private static ListOperation of(String path, JsonNode document, JsonNode item, JsonNode get) {
        List<Parameter> parameters = Stream.of(item.path("parameters"), get.path("parameters"))
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(parameter -> resolved(document, parameter))
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("required").asBoolean(),
                        merged(document, parameter)))
                .toList();
        return new ListOperation(
                path,
                parameters.stream().anyMatch(parameter -> parameter.name.equals("cursor")),
                parameters.stream()
                        .filter(parameter -> !List.of("cursor", "limit").contains(parameter.name))
                        .toList());
    }

    /** The schema with what stands beside a reference in {@code allOf}, and with the parameter's own example. */
    private static JsonNode merged(JsonNode document, JsonNode parameter) {
        JsonNode schema = resolved(document, parameter.path("schema"));
        var merged = schema.<ObjectNode>deepCopy();
        schema.path("allOf").forEach(part -> resolved(document, part)
                .properties()
                .forEach(property -> merged.set(property.getKey(), property.getValue())));
        if (schema.has("items")) {
            merged.set("items", resolved(document, schema.path("items")));
        }
        if (parameter.has("example")) {
            merged.set("example", parameter.path("example"));
        }
        return merged;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref")
                ? resolved(document, document.at(node.path("$ref").asText().substring(1)))
                : node;
    }
}
