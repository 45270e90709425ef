package io.onyxos.kit.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.onyxos.kit.http.MergePatch;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * Completes the schemas of records. In an answer every field is present and not null, unless its component is
 * {@link Nullable} or left out by {@link JsonInclude}; in a request every field may be absent or null, unless its
 * component is constrained not to be.
 */
final class Schemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);

    private final IndexView code;
    private final SchemaGraph graph;
    private final Descriptions descriptions;

    Schemas(IndexView code, SchemaGraph graph, Descriptions descriptions) {
        this.code = code;
        this.descriptions = descriptions;
        this.graph = graph;
    }

    /** Names in snake_case and enums in lower case, as JSON has them. */
    static Schema asOnTheWire(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(value -> value instanceof String text ? text.toLowerCase(Locale.ROOT) : value)
                    .toList());
        }
        if (schema.getProperties() != null) {
            Map<String, Schema> named = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> named.put(snake(name), property));
            schema.setProperties(named);
        }
        if (schema.getRequired() != null) {
            schema.setRequired(schema.getRequired().stream().map(Schemas::snake).toList());
        }
        return schema;
    }

    void complete() {
        graph.inlineScalars();
        Set<String> written = graph.reachableFromRequests();
        records().forEach((name, type) -> {
            Schema schema = graph.named().get(name);
            if (written.contains(name)) {
                describeRequest(schema, type);
            } else {
                describeAnswer(schema, type);
            }
            descriptions.describe(schema, type);
        });
        graph.named().values().forEach(Schemas::describePage);
        List.copyOf(graph.named().keySet()).stream()
                .filter(name -> name.startsWith("MergePatch"))
                .forEach(this::describePatch);
        graph.keepWhatIsUsed();
    }

    private void describeAnswer(Schema schema, ClassInfo type) {
        List<String> required = new ArrayList<>();
        for (FieldInfo component : components(type)) {
            String name = snake(component.name());
            if (component.hasAnnotation(UNWRAPPED)) {
                // the whole group may be left out
                components(component).stream()
                        .filter(inner -> inner.hasAnnotation(NULLABLE))
                        .forEach(inner -> orNull(schema, snake(inner.name())));
                continue;
            }
            if (component.hasAnnotation(NULLABLE)) {
                orNull(schema, name);
            }
            if (!mayBeLeftOut(component)) {
                required.add(name);
            }
        }
        schema.setRequired(required);
    }

    private static void describeRequest(Schema schema, ClassInfo type) {
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        for (FieldInfo component : components(type)) {
            if (!required.contains(snake(component.name())) && component.type().kind() != Type.Kind.PRIMITIVE) {
                orNull(schema, snake(component.name()));
            }
        }
    }

    /** A page has no record of its own, its class being generic. */
    private static void describePage(Schema schema) {
        if (schema.getProperties() != null && schema.getProperties().keySet().equals(Set.of("data", "next_cursor"))) {
            schema.setRequired(List.of("data", "next_cursor"));
            orNull(schema, "next_cursor");
        }
    }

    /** A merge patch is its record without required fields; {@link MergePatch} shows which record that is. */
    private void describePatch(String generated) {
        String written = SchemaGraph.target(
                graph.named().remove(generated).getProperties().get("whole"));
        Schema whole = graph.named().get(written);
        Schema patch = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 7396: absent stays, null clears")
                .properties(whole.getProperties());
        if (whole.getExamples() != null && whole.getExamples().get(0) instanceof Map<?, ?> example) {
            Object first = example.keySet().iterator().next();
            patch.addExample(Map.of(first, example.get(first)));
        }
        String name = written.replaceAll("Request$", "") + "Patch";
        graph.named().put(name, patch);
        graph.rename(generated, name);
    }

    /** The records that have a schema, by its name. */
    private Map<String, ClassInfo> records() {
        Map<String, ClassInfo> records = new LinkedHashMap<>();
        for (ClassInfo type : code.getKnownClasses()) {
            Schema schema = graph.named().get(type.simpleName());
            if (type.isRecord() && schema != null && describes(schema, type)) {
                ClassInfo other = records.put(type.simpleName(), type);
                if (other != null && !other.name().equals(type.name())) {
                    throw new IllegalStateException("The contract cannot tell " + other.name() + " from " + type.name()
                            + ": rename one of the records");
                }
            }
        }
        return records;
    }

    private boolean describes(Schema schema, ClassInfo type) {
        return schema.getProperties() != null
                && components(type).stream()
                        .flatMap(component -> component.hasAnnotation(UNWRAPPED)
                                ? components(component).stream()
                                : Stream.of(component))
                        .map(component -> snake(component.name()))
                        .collect(Collectors.toSet())
                        .containsAll(schema.getProperties().keySet());
    }

    private List<FieldInfo> components(FieldInfo unwrapped) {
        return components(code.getClassByName(unwrapped.type().name()));
    }

    private static List<FieldInfo> components(ClassInfo type) {
        return type.recordComponentsInDeclarationOrder().stream()
                .map(component -> type.field(component.name()))
                .toList();
    }

    private static boolean mayBeLeftOut(FieldInfo component) {
        AnnotationInstance include = component.annotation(INCLUDE);
        AnnotationValue kind = include == null ? null : include.value();
        return kind != null && kind.asEnum().startsWith("NON_");
    }

    private static void orNull(Schema schema, String name) {
        Schema property = schema.getProperties().get(name);
        if (property.getRef() != null) {
            schema.addProperty(
                    name,
                    OASFactory.createSchema()
                            .addAnyOf(property)
                            .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL)));
        } else if (property.getType() != null && !property.getType().contains(SchemaType.NULL)) {
            property.addType(SchemaType.NULL);
        }
    }

    static String snake(String name) {
        return SnakeCaseStrategy.INSTANCE.translate(name);
    }
}
