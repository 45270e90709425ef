package io.onyxos.kit.testing.rough;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a field of a schema may not hold, or rarely does: other types, broken text, and values just outside its limits. */
final class Values {

    static final String DIGITS = "9".repeat(10_000);

    private static final String LONG_TEXT = quoted("a".repeat(900_000));
    private static final int MANY = 100_000;
    private static final String MANY_OBJECTS = array(MANY, "{}");
    private static final String MANY_TEXTS = array(MANY, "\"\"");
    private static final String MANY_NULLS = array(MANY, "null");
    private static final List<String> UNFIT = List.of("", " ", "\u00a7\u00a7", "A B", "a".repeat(300));

    private Values() {}

    static List<Value> around(Shape shape) {
        List<Value> values = new ArrayList<>(otherTypes(shape));
        switch (shape.type()) {
            case "string" -> values.addAll(texts(shape));
            case "integer", "number" -> values.addAll(numbers(shape));
            case "array" -> values.addAll(arrays(shape));
            default -> {
                // an object's fields have values of their own
            }
        }
        return values;
    }

    private static List<Value> otherTypes(Shape shape) {
        List<Value> values = new ArrayList<>();
        if (!shape.isNullable()) {
            values.add(Value.wrong("null"));
        }
        String type = shape.type();
        Stream.of("7", "true", "{\"no_such_field\":1}", "[[]]", quoted("text"))
                .filter(json -> !type.isEmpty() && !type.equals(typeOf(json)))
                .map(Value::wrong)
                .forEach(values::add);
        values.add(Value.wrong("nested too deep", "[".repeat(5_000) + "]".repeat(5_000)));
        return values;
    }

    private static String typeOf(String json) {
        return switch (json.charAt(0)) {
            case '7' -> "integer";
            case 't' -> "boolean";
            case '{' -> "object";
            case '[' -> "";
            default -> "string";
        };
    }

    private static List<Value> texts(Shape shape) {
        List<Value> values = new ArrayList<>(List.of(
                Value.wrong("NUL", quoted("a\\u0000b")),
                Value.wrong("a high surrogate alone", quoted("a\\ud83d")),
                Value.wrong("a low surrogate alone", quoted("\\ude00b")),
                Value.wrong("a control character", quoted("a\\u0007b")),
                Value.wrong("a bidirectional override", quoted("a\\u202eb")),
                Value.unusual("only a no-break space", quoted("\\u00a0")),
                Value.unusual("emoji", quoted("\\ud83d\\ude00"))));
        Long longest = shape.limit("maxLength");
        boolean limited = longest != null || shape.isEnum() || !shape.format().isEmpty();
        values.add(new Value("900 KB", LONG_TEXT, limited ? Expected.BAD_REQUEST : Expected.ANY));
        if (longest != null) {
            values.add(Value.wrong("a character too long", quoted("a".repeat(longest.intValue() + 1))));
        }
        if (shape.limit("minLength") != null) {
            values.add(Value.wrong(
                    "a character too short",
                    quoted("a".repeat(shape.limit("minLength").intValue() - 1))));
        }
        if (shape.schema().has("pattern")) {
            Pattern pattern = Pattern.compile(shape.schema().path("pattern").asText());
            UNFIT.stream()
                    .filter(text -> !pattern.matcher(text).find())
                    .map(text -> Value.wrong(quoted(text)))
                    .forEach(values::add);
        }
        if (shape.isEnum()) {
            String first = shape.schema().path("enum").path(0).asText();
            values.add(Value.wrong(quoted("no_such_value")));
            values.add(Value.wrong(quoted(first.toUpperCase(Locale.ROOT))));
        }
        unformatted(shape.format()).map(text -> Value.wrong(quoted(text))).forEach(values::add);
        if (shape.format().equals("decimal")) {
            values.add(Value.wrong("10,000 digits", quoted(DIGITS)));
        }
        return values;
    }

    private static Stream<String> unformatted(String format) {
        return switch (format) {
            case "uuid" -> Stream.of("", "not-a-uuid", "1-1-1-1-1");
            case "date" -> Stream.of("", "2026-02-30", "0000-01-01", "10000-01-01", "2026-1-1");
            case "date-time" ->
                Stream.of("", "2026-01-01T00:00:00", "0000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "2026-01-01");
            case "local-time" -> Stream.of("", "25:00", "noon");
            case "decimal" -> Stream.of("", "1e5", "NaN", "0x10", "\u0661", ".");
            default -> Stream.of();
        };
    }

    private static List<Value> numbers(Shape shape) {
        List<Value> values = new ArrayList<>(List.of(
                Value.wrong("1.5"),
                Value.wrong("2147483648"),
                Value.wrong("18446744073709551616"),
                Value.wrong("1e400"),
                Value.wrong("-0.0e-400"),
                Value.wrong("10,000 digits", DIGITS),
                new Value("-1", "-1", takesNegative(shape) ? Expected.ANY : Expected.BAD_REQUEST)));
        if (shape.limit("minimum") != null) {
            values.add(Value.wrong(Long.toString(shape.limit("minimum") - 1)));
        }
        if (shape.limit("maximum") != null) {
            values.add(Value.wrong(Long.toString(shape.limit("maximum") + 1)));
        }
        return values;
    }

    private static boolean takesNegative(Shape shape) {
        return shape.limit("minimum") == null || shape.limit("minimum") < 0;
    }

    private static List<Value> arrays(Shape shape) {
        Long most = shape.limit("maxItems");
        List<Value> values = new ArrayList<>(many(most == null ? Expected.ANY : Expected.BAD_REQUEST));
        String item = Sample.of(shape.items()).toString();
        if (most != null) {
            values.add(Value.wrong("an item too many", array(most.intValue() + 1, item)));
        }
        if (shape.limit("minItems") != null) {
            values.add(
                    Value.wrong("an item too few", array(shape.limit("minItems").intValue() - 1, item)));
        }
        return values;
    }

    /** Arrays of 100,000 empty items. */
    static List<Value> many(Expected expected) {
        return List.of(
                new Value("100,000 objects", MANY_OBJECTS, expected),
                new Value("100,000 empty texts", MANY_TEXTS, expected),
                new Value("100,000 nulls", MANY_NULLS, expected));
    }

    private static String array(int count, String item) {
        return "[" + String.join(",", Collections.nCopies(count, item)) + "]";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
