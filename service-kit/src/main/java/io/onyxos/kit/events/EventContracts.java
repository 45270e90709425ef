package io.onyxos.kit.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The JSON Schemas of the events that this service emits, read once from {@code contract/events} of its jar. A file
 * that is no schema, or says another type than its name, stops the start.
 */
@Startup
@ApplicationScoped
public class EventContracts {

    private static final String ID_PREFIX = "urn:onyxos:event:";

    private final Map<String, Schema> schemas = new TreeMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Schema metaSchema =
            registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    EventContracts(
            @ConfigProperty(name = "onyx.service") String service,
            @ConfigProperty(name = "onyx.events.contracts") String folderOnClassPath) {
        try {
            ClassPathUtils.consumeAsPaths(folderOnClassPath, folder -> loadAll(service, folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every type this service emits. */
    public Set<String> types() {
        return schemas.keySet();
    }

    /** The schema of one type, as written. */
    public JsonNode schema(String type) {
        return known(type).getSchemaNode();
    }

    /**
     * Refuses a payload that the type's schema does not allow.
     *
     * @throws IllegalArgumentException naming the type and the places, never the values
     */
    public void check(String type, JsonNode payload) {
        List<Error> errors = known(type)
                .validate(payload, run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(type + " does not conform to its schema: "
                    + errors.stream()
                            .map(error -> error.getInstanceLocation() + " " + error.getKeyword())
                            .collect(Collectors.joining(", ")));
        }
    }

    Set<String> topics() {
        return types().stream().map(EventName::of).map(EventName::topic).collect(Collectors.toSet());
    }

    private Schema known(String type) {
        Schema schema = schemas.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("No schema for event type " + type);
        }
        return schema;
    }

    private void loadAll(String service, Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                load(EventName.ofSchema(service, file.getFileName().toString()), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void load(EventName name, String text) {
        Schema schema = registry.getSchema(text);
        List<Error> errors = metaSchema.validate(schema.getSchemaNode());
        if (!errors.isEmpty()) {
            throw new IllegalStateException("The schema of " + name.type() + " is broken: " + errors);
        }
        String id = schema.getSchemaNode().path("$id").asText();
        if (!id.equals(ID_PREFIX + name.type())) {
            throw new IllegalStateException("The schema of " + name.type() + " calls itself " + id);
        }
        schema.initializeValidators();
        schemas.put(name.type(), schema);
    }
}
