package io.onyxos.kit.contract;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The schemas of a contract and the references between them. */
final class SchemaGraph {

    private static final String REFERENCE = "#/components/schemas/";

    private final OpenAPI contract;
    private final Map<String, Schema> named;

    SchemaGraph(OpenAPI contract) {
        this.contract = contract;
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        this.named = new LinkedHashMap<>(schemas == null ? Map.of() : schemas);
    }

    /** The schemas by name; a change of it changes the contract with {@link #keepWhatIsUsed}. */
    Map<String, Schema> named() {
        return named;
    }

    /** The name that a schema refers to, null if it is none of a component. */
    static String target(Schema schema) {
        return schema.getRef() == null ? null : schema.getRef().substring(REFERENCE.length());
    }

    void rename(String from, String to) {
        everySchema().filter(schema -> from.equals(target(schema))).forEach(schema -> schema.ref(REFERENCE + to));
    }

    /** "A UUID" by reference says less than a string of format uuid, and a reference cannot be null. */
    void inlineScalars() {
        Map<String, Schema> scalars = named.entrySet().stream()
                .filter(entry -> entry.getValue().getProperties() == null
                        && entry.getValue().getFormat() != null
                        && entry.getValue().getEnumeration() == null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        everySchema().forEach(schema -> {
            Schema scalar = scalars.get(target(schema));
            if (scalar != null) {
                // bounds of a number that is written as text mean nothing to a validator of text
                schema.ref(null)
                        .type(scalar.getType())
                        .format(scalar.getFormat())
                        .minimum(null)
                        .maximum(null);
            }
            if ("uuid".equals(schema.getFormat())) {
                schema.pattern(null);
            }
        });
        named.keySet().removeAll(scalars.keySet());
    }

    Set<String> reachableFromRequests() {
        return reachable(requests());
    }

    void keepWhatIsUsed() {
        Set<String> used =
                reachable(Stream.of(requests(), answers(), parameters()).flatMap(schemas -> schemas));
        named.keySet().retainAll(used);
        contract.getComponents().setSchemas(named);
    }

    private Set<String> reachable(Stream<Schema> from) {
        Set<String> reached = new HashSet<>();
        from.forEach(schema -> reach(schema, reached));
        return reached;
    }

    private void reach(Schema schema, Set<String> reached) {
        within(schema).map(SchemaGraph::target).forEach(name -> {
            if (name != null && reached.add(name) && named.containsKey(name)) {
                reach(named.get(name), reached);
            }
        });
    }

    private Stream<Schema> everySchema() {
        return Stream.of(named.values().stream(), requests(), answers(), parameters())
                .flatMap(schemas -> schemas)
                .flatMap(SchemaGraph::within);
    }

    /** A schema and those inside it, without following references. */
    private static Stream<Schema> within(Schema schema) {
        return Stream.concat(
                Stream.of(schema),
                Stream.of(
                                schema.getProperties() == null
                                        ? Stream.<Schema>of()
                                        : schema.getProperties().values().stream(),
                                schema.getAnyOf() == null ? Stream.<Schema>of() : schema.getAnyOf().stream(),
                                schema.getAllOf() == null ? Stream.<Schema>of() : schema.getAllOf().stream(),
                                Stream.ofNullable(schema.getItems()),
                                Stream.ofNullable(schema.getAdditionalPropertiesSchema()))
                        .flatMap(schemas -> schemas)
                        .flatMap(SchemaGraph::within));
    }

    private Stream<Schema> requests() {
        return operations()
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> schemasOf(operation.getRequestBody().getContent()));
    }

    private Stream<Schema> answers() {
        return Stream.concat(
                        contract.getComponents().getResponses().values().stream(),
                        operations().flatMap(operation -> operation.getResponses().getAPIResponses().values().stream()))
                .flatMap(answer -> schemasOf(answer.getContent()));
    }

    private Stream<Schema> parameters() {
        return operations()
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .flatMap(parameters -> parameters.stream().map(Parameter::getSchema))
                .filter(Objects::nonNull);
    }

    private Stream<Operation> operations() {
        return contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    private static Stream<Schema> schemasOf(Content content) {
        return content == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }
}
