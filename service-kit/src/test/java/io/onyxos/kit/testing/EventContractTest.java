package io.onyxos.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.onyxos.kit.events.EventContracts;
import io.onyxos.kit.events.EventContracts.Keys;
import jakarta.inject.Inject;
import java.sql.Array;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * What a service's database lets it say is what its contract promises. A service's test extends this and adds
 * {@code @QuarkusTest} and its {@link ServiceStack}.
 */
public abstract class EventContractTest {

    @Inject
    EventContracts contracts;

    @ConfigProperty(name = "onyx.service")
    String service;

    @Test
    void theDatabaseKnowsTheTypesOfTheContractWithTheSameKeys() throws Exception {
        Map<String, Keys> promised = new TreeMap<>();
        for (String type : contracts.types()) {
            promised.put(type, contracts.keys(type));
        }

        assertFalse(promised.isEmpty(), "no schema in contract/events");
        assertEquals(promised, keysInTheDatabase());
    }

    @Test
    void everySchemaHasExamplesAndEachConformsToIt() {
        for (String type : contracts.types()) {
            JsonNode examples = contracts.schema(type).path("examples");
            assertFalse(examples.isEmpty(), type);
            examples.forEach(example -> contracts.check(type, example));
        }
    }

    @Test
    void everyExampleHasKeysOfTheSchemaOnly() {
        for (String type : contracts.types()) {
            Set<String> known = contracts.keys(type).known();
            contracts.schema(type).path("examples").forEach(example -> {
                Set<String> unknown = names(example);
                unknown.removeAll(known);
                assertEquals(Set.of(), unknown, type);
            });
        }
    }

    private Map<String, Keys> keysInTheDatabase() throws Exception {
        Map<String, Keys> keys = new TreeMap<>();
        try (var connection = ServiceStack.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select type, required, required || optional from " + service + ".event_types")) {
            while (rows.next()) {
                keys.put(rows.getString(1), new Keys(texts(rows.getArray(2)), texts(rows.getArray(3))));
            }
        }
        return keys;
    }

    private static Set<String> texts(Array array) throws Exception {
        return new TreeSet<>(Set.of((String[]) array.getArray()));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
