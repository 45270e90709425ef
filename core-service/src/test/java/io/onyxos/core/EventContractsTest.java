package io.onyxos.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the database lets core say is what the contract promises: the same types with the same keys. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class EventContractsTest {

    private static final String PREFIX = "io.onyxos.core.";

    @Test
    void everyTypeHasOneSchemaWithTheSameKeys() throws Exception {
        assertEquals(keysInTheDatabase(), keysInTheContract());
    }

    @Test
    void everyExampleHasTheKeysThatItsSchemaRequires() throws IOException {
        for (JsonNode schema : schemas().values()) {
            Set<String> required = texts(schema.path("required"));
            assertTrue(schema.path("examples").size() > 0, () -> schema.path("$id") + " has no example");
            schema.path("examples")
                    .forEach(example -> assertTrue(
                            names(example).containsAll(required), () -> schema.path("$id") + " has a wrong example"));
        }
    }

    private static Map<String, List<Collection<String>>> keysInTheContract() throws IOException {
        Map<String, List<Collection<String>>> keys = new TreeMap<>();
        schemas()
                .forEach((type, schema) ->
                        keys.put(type, List.of(texts(schema.path("required")), names(schema.path("properties")))));
        return keys;
    }

    private static Map<String, List<Collection<String>>> keysInTheDatabase() throws Exception {
        Map<String, List<Collection<String>>> keys = new TreeMap<>();
        try (var connection = ServiceStack.superuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select type, required, required || optional from core.event_types")) {
            while (rows.next()) {
                keys.put(rows.getString(1), List.of(texts(rows.getArray(2)), texts(rows.getArray(3))));
            }
        }
        return keys;
    }

    private static Map<String, JsonNode> schemas() throws IOException {
        Map<String, JsonNode> schemas = new TreeMap<>();
        try (var files = Files.newDirectoryStream(Path.of("contract/events"), "*.json")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                schemas.put(
                        PREFIX + name.substring(0, name.length() - ".json".length()),
                        new ObjectMapper().readTree(file.toFile()));
            }
        }
        return schemas;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> texts(java.sql.Array array) throws Exception {
        return new TreeSet<>(List.of((String[]) array.getArray()));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
