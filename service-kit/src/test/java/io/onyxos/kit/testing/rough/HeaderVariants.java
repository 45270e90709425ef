package io.onyxos.kit.testing.rough;

import io.onyxos.kit.testing.Contract;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Entity tags, keys and media types that the service did not give out or does not have. */
final class HeaderVariants {

    private static final List<String> NO_TAGS = List.of(
            "garbage",
            "\"",
            "\"\"",
            "W/\"x\"",
            "\"a\", \"b\"",
            "\"a\"b",
            "\"\u00e9\"",
            "\"" + "a".repeat(4_096) + "\"");

    private final Contract contract;
    private final Contract.Operation operation;
    private final Request base;

    HeaderVariants(Contract contract, Contract.Operation operation, Request base) {
        this.contract = contract;
        this.operation = operation;
        this.base = base;
    }

    Stream<Variant> all() {
        return Stream.of(tags("If-Match", Expected.REFUSED), tags("If-None-Match", Expected.ANY), keys(), answers())
                .flatMap(variants -> variants);
    }

    private Stream<Variant> tags(String header, Expected expected) {
        return takes(header)
                ? Stream.concat(
                        NO_TAGS.stream().map(tag -> with(header, tag, expected)),
                        Stream.of(with(header, "*", Expected.ANY)))
                : Stream.of();
    }

    private Stream<Variant> keys() {
        return takes("Idempotency-Key")
                ? Stream.of("", "a".repeat(256), "a\tb").map(key -> with("Idempotency-Key", key, Expected.BAD_REQUEST))
                : Stream.of();
    }

    private Stream<Variant> answers() {
        return Stream.of("application/xml", "garbage", "*/*;q=2").map(type -> with("Accept", type, Expected.ANY));
    }

    private Variant with(String header, String value, Expected expected) {
        String shown = value.length() > 40 ? value.length() + " characters" : value;
        return base.withHeader(header.toLowerCase(Locale.ROOT), value).variant(header + ": " + shown, expected);
    }

    private boolean takes(String header) {
        return takes(contract, operation, header);
    }

    static boolean takes(Contract contract, Contract.Operation operation, String header) {
        return StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                .anyMatch(parameter ->
                        header.equals(contract.resolved(parameter).path("name").asText()));
    }
}
