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
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The JSON Schemas of the events that this service emits, read once from {@code contract/events} of its jar. What several of
 * them share stands in {@code contract/events/shared}; they name it in {@code $ref} by its {@code $id}. A file that is no
 * schema, or says another type than its name, stops the start.
 */
@Startup
@ApplicationScoped
public class EventContracts {

    private static final String SHARED = "shared";
    private static final String SUFFIX = ".json";

    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(shared::get));
    private final Schema metaSchema =
            registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    /**
     * The keys of a payload.
     *
     * @param known the required ones and the optional ones
     */
    public record Keys(Set<String> required, Set<String> known) {}

    @Inject
    EventContracts(
            @ConfigProperty(name = "onyx.service") String service,
            @ConfigProperty(name = "onyx.events.contracts") String folderOnClassPath) {
        try {
            ClassPathUtils.consumeAsPaths(folderOnClassPath, folder -> load(service, folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private EventContracts(String service, Path folder) {
        load(service, folder);
    }

    /** Those of a folder. */
    public static EventContracts read(String service, Path folder) {
        return new EventContracts(service, folder);
    }

    /** Every type this service emits. */
    public Set<String> types() {
        return schemas.keySet();
    }

    /** The schema of one type, as written. */
    public JsonNode schema(String type) {
        return known(type).getSchemaNode();
    }

    /** The keys that a type's schema names, with those of what it shares. */
    public Keys keys(String type) {
        Keys keys = new Keys(new TreeSet<>(), new TreeSet<>());
        collect(schema(type), keys);
        return keys;
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
                            .sorted()
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

    private void collect(JsonNode schema, Keys keys) {
        schema.path("required").forEach(key -> keys.required().add(key.asText()));
        schema.path("properties").fieldNames().forEachRemaining(keys.known()::add);
        if (schema.has("$ref")) {
            collect(
                    registry.getSchema(SchemaLocation.of(schema.get("$ref").asText()))
                            .getSchemaNode(),
                    keys);
        }
    }

    private void load(String service, Path folder) {
        Path parts = folder.resolve(SHARED);
        if (Files.isDirectory(parts)) {
            texts(parts).forEach((file, text) -> shared.put(id(registry.getSchema(text)), text));
        }
        texts(folder).forEach((file, text) -> add(EventName.ofSchema(service, file), registry.getSchema(text)));
    }

    /** The texts of a folder's schemas by file name. */
    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private void add(EventName name, Schema schema) {
        List<Error> errors = metaSchema.validate(schema.getSchemaNode());
        if (!errors.isEmpty()) {
            throw new IllegalStateException("The schema of " + name.type() + " is broken: " + errors);
        }
        if (!id(schema).equals(name.schema().toString())) {
            throw new IllegalStateException("The schema of " + name.type() + " calls itself " + id(schema));
        }
        schema.initializeValidators();
        schemas.put(name.type(), schema);
    }

    private static String id(Schema schema) {
        return schema.getSchemaNode().path("$id").asText();
    }
}
