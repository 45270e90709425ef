package io.onyxos.kit.testing.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An operation that a contract offers.
 *
 * @param isPublic whether the contract asks for no token
 * @param mediaType of the body, or null
 * @param streams whether the answer is events without an end
 */
record Operation(String method, String path, boolean isPublic, String mediaType, boolean streams) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static List<Operation> in(Path contract) throws IOException {
        List<Operation> operations = new ArrayList<>();
        JsonNode document = new YAMLMapper().readTree(contract.toFile());
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue().path("security").isEmpty(),
                                mediaType(method.getValue()),
                                method.getValue().at("/responses/200/content").has("text/event-stream")));
                    }
                }));
        return operations;
    }

    String name() {
        return method + " " + path;
    }

    private static String mediaType(JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : null;
    }
}
