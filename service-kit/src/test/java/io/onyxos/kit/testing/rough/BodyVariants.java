package io.onyxos.kit.testing.rough;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Bodies in other media types, bodies that are no such record, and records with one field that is not as it should be. */
final class BodyVariants {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "content-type";

    /** Stands where the value of a field goes. */
    private static final String HOLE = "~value~";

    private final Request base;
    private final Shape shape;
    private final boolean isRequired;

    /** A record with a hole for the value of one field. */
    private record Template(String pointer, Shape field, String json) {

        String with(String value) {
            return json.replace("\"" + HOLE + "\"", value);
        }
    }

    BodyVariants(Request base, Shape shape, boolean isRequired) {
        this.base = base;
        this.shape = shape;
        this.isRequired = isRequired;
    }

    /** A command without a body must not ignore one: the client meant something by it. */
    static Stream<Variant> ofNone(Request base) {
        return Stream.of(
                base.withHeader(TYPE, "application/json")
                        .withBody("{\"no_such_field\":1}")
                        .variant("a body that is not asked for", Expected.BAD_REQUEST),
                base.withHeader(TYPE, "application/json")
                        .withBody(Values.many(Expected.REFUSED).get(0).json())
                        .variant("100,000 objects that are not asked for", Expected.REFUSED),
                base.withHeader(TYPE, "text/plain").withBody("text").variant("text/plain", Expected.REFUSED));
    }

    Stream<Variant> all() throws IOException {
        ObjectNode record = JSON.readValue(base.body(), ObjectNode.class);
        List<Template> templates = new ArrayList<>();
        collect(templates, shape, record, record, "");
        Stream<Variant> fields = templates.stream().flatMap(template -> Values.around(template.field()).stream()
                .map(value -> base.withBody(template.with(value.json()))
                        .variant(value.name() + " in " + template.pointer(), value.expected())));
        return Stream.of(types(), wholes(), records(record, templates), fields).flatMap(variants -> variants);
    }

    private Stream<Variant> types() {
        return Stream.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "application/cbor", null)
                .map(type -> base.withHeader(TYPE, type).variant("content type " + type, Expected.UNSUPPORTED_TYPE));
    }

    private Stream<Variant> wholes() {
        Expected absent = isRequired ? Expected.BAD_REQUEST : Expected.ANY;
        List<Value> bodies = new ArrayList<>(Values.many(Expected.BAD_REQUEST));
        bodies.addAll(List.of(
                new Value("no body", "", absent),
                new Value("null", "null", absent),
                Value.wrong("[]"),
                Value.wrong("7"),
                Value.wrong("true"),
                Value.wrong("\"text\""),
                Value.wrong("10,000 digits", Values.DIGITS),
                Value.wrong("deep arrays", "[".repeat(5_000) + "]".repeat(5_000)),
                Value.wrong("deep objects", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
                Value.wrong("an unfinished object", "{"),
                Value.wrong("two objects", base.json() + "{}"),
                Value.wrong("a name with NUL", "{\"\\u0000\":1}"),
                Value.wrong("a name with a lone surrogate", "{\"\\ud83d\":1}"),
                Value.wrong("a name of 100 KB", "{\"" + "a".repeat(100_000) + "\":1}")));
        byte[] latin = "{\"no_such_field\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.concat(
                bodies.stream().map(body -> base.withBody(body.json()).variant(body.name(), body.expected())),
                Stream.of(base.withBody(latin).variant("a byte that is not UTF-8", Expected.BAD_REQUEST)));
    }

    private Stream<Variant> records(ObjectNode record, List<Template> templates) {
        List<Variant> variants = new ArrayList<>();
        ObjectNode more = record.deepCopy().put("no_such_field", 1);
        variants.add(base.withBody(more.toString()).variant("an unknown field", Expected.BAD_REQUEST));
        templates.stream().limit(1).forEach(field -> {
            String one = "\"" + field.pointer().substring(1) + "\":" + Sample.of(field.field());
            variants.add(base.withBody("{" + one + "," + one + "}").variant("a doubled field", Expected.BAD_REQUEST));
        });
        for (String name : shape.required()) {
            ObjectNode less = record.deepCopy();
            less.remove(name);
            variants.add(base.withBody(less.toString()).variant("no " + name, Expected.BAD_REQUEST));
        }
        return variants.stream();
    }

    /** Goes through the fields of an object; what the record does not have on the way to them is filled in. */
    private static void collect(List<Template> found, Shape shape, ObjectNode object, JsonNode record, String pointer) {
        shape.properties().forEach((name, field) -> {
            JsonNode before = object.get(name);
            String here = pointer + "/" + name;
            object.put(name, HOLE);
            found.add(new Template(here, field, record.toString()));
            object.set(name, before != null && !before.isNull() ? before : Sample.of(field));
            if (object.get(name) instanceof ObjectNode inner) {
                collect(found, field, inner, record, here);
            } else if (object.get(name) instanceof ArrayNode array && !array.isEmpty()) {
                collectItem(found, field.items(), array, record, here + "/0");
            }
            if (before == null) {
                object.remove(name);
            } else {
                object.set(name, before);
            }
        });
    }

    private static void collectItem(
            List<Template> found, Shape item, ArrayNode array, JsonNode record, String pointer) {
        JsonNode before = array.get(0);
        array.set(0, HOLE);
        found.add(new Template(pointer, item, record.toString()));
        array.set(0, before);
        if (before instanceof ObjectNode object) {
            collect(found, item, object, record, pointer);
        }
    }
}
