package io.onyxos.kit.testing.rough;

import com.fasterxml.jackson.databind.JsonNode;
import io.onyxos.kit.testing.Contract;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths and queries that lead nowhere. */
final class AddressVariants {

    /** Percent-encoded, since some cannot be written otherwise; by name. */
    private static final Map<String, String> IN_PATH = Map.of(
            "not-a-uuid", "not-a-uuid",
            "1-1-1-1-1", "1-1-1-1-1",
            "NUL", "%00",
            "a lone surrogate", "%ED%A0%BD",
            "a byte that is not UTF-8", "%FF",
            "8 KB", "a".repeat(8_192));

    private static final Map<String, String> IN_QUERY = Map.of(
            "NUL", "a%00b",
            "a lone surrogate", "a%ED%A0%BD",
            "a byte that is not UTF-8", "a%FF",
            "a control character", "a%07b",
            "a bidirectional override", "a%E2%80%AEb",
            "nothing", "",
            "2 KB", "a".repeat(2_048),
            "16 KB", "a".repeat(16_384));

    /** What means the same in a query as in JSON. */
    private static final Pattern SIMPLE = Pattern.compile("[ -~&&[^\\\\]]{1,400}");

    private final Contract contract;
    private final Contract.Operation operation;
    private final Request base;

    AddressVariants(Contract contract, Contract.Operation operation, Request base) {
        this.contract = contract;
        this.operation = operation;
        this.base = base;
    }

    Stream<Variant> all() {
        return Stream.concat(paths(), Stream.concat(unknown(), named().flatMap(this::ofParameter)));
    }

    private Stream<Variant> paths() {
        String[] template = operation.path().split("/");
        String[] actual = base.path().split("/");
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < template.length; i++) {
            int place = i;
            if (template[place].contains("{")) {
                IN_PATH.forEach((name, value) -> {
                    String[] other = actual.clone();
                    other[place] = template[place].replaceAll("\\{.*}", value);
                    variants.add(
                            base.withPath(String.join("/", other)).variant(name + " in the path", Expected.REFUSED));
                });
            }
        }
        return variants.stream();
    }

    private Stream<Variant> unknown() {
        String more = base.query().isEmpty() ? "" : base.query() + "&";
        Expected unknown = parameters().anyMatch(AddressVariants::isAnyOther) ? Expected.ANY : Expected.BAD_REQUEST;
        return Stream.of(
                base.withQuery(more + "no_such_parameter=1").variant("an unknown parameter", unknown),
                base.withQuery(more + "%00=1").variant("a parameter that is called NUL", unknown),
                base.withQuery(more + "=&=").variant("parameters without a name", Expected.ANY));
    }

    private Stream<JsonNode> named() {
        return parameters().filter(parameter -> !isAnyOther(parameter));
    }

    /** Stands for all parameters that are not named. */
    private static boolean isAnyOther(JsonNode parameter) {
        return parameter.at("/schema/type").asText().equals("object");
    }

    private Stream<JsonNode> parameters() {
        List<JsonNode> parameters = new ArrayList<>();
        operation.node().path("parameters").forEach(parameter -> parameters.add(contract.resolved(parameter)));
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"));
    }

    private Stream<Variant> ofParameter(JsonNode parameter) {
        String name = parameter.path("name").asText();
        Shape shape = Shape.of(contract, parameter.path("schema"));
        boolean isList = shape.type().equals("array");
        Shape single = isList ? shape.items() : shape;
        List<Variant> variants = new ArrayList<>();
        IN_QUERY.forEach((what, value) -> {
            boolean wrong = !single.isFreeText() || what.equals("NUL") || name.equals("cursor") && !value.isEmpty();
            variants.add(with(name, value).variant(what + " in " + name, wrong ? Expected.REFUSED : Expected.ANY));
        });
        Values.around(single).stream()
                .filter(value -> value.expected() == Expected.BAD_REQUEST
                        && SIMPLE.matcher(value.plain()).matches())
                // to free text these are text like any other
                .filter(value -> value.json().startsWith("\"") || !single.isFreeText())
                .map(value ->
                        with(name, encoded(value.plain())).variant(value.name() + " in " + name, value.expected()))
                .forEach(variants::add);
        if (!isList) {
            String sample = encoded(Sample.of(single).asText());
            variants.add(with(name, sample + "&" + name + "=" + sample).variant(name + " twice", Expected.BAD_REQUEST));
        }
        return variants.stream();
    }

    private Request with(String name, String value) {
        Map<String, String> query = new LinkedHashMap<>();
        Stream.of(base.query().split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts[1]);
        });
        query.put(name, value);
        return base.withQuery(query.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
