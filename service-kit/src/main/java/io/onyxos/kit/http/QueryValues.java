package io.onyxos.kit.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How values stand in a query: enums in lower case, instants and decimals as in JSON. {@link StrictRequests} has refused
 * what cannot be read before Jakarta REST converts it; alone, it would answer 404 to {@code ?from=yesterday} and take
 * {@code ?dry_run=maybe} for false.
 */
@Provider
public class QueryValues implements ParamConverterProvider {

    /** No exponents: {@code 1e999999999} is a short text and a number that fills the memory. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,18})?");

    private static final String YEAR = "a year has four digits, from 0001";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final Map<Class<?>, Function<String, ?>> READINGS = Map.ofEntries(
            Map.entry(UUID.class, QueryValues::uuid),
            Map.entry(Instant.class, QueryValues::instant),
            Map.entry(LocalDate.class, QueryValues::date),
            Map.entry(BigDecimal.class, QueryValues::decimal),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(int.class, Integer::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(Boolean.class, QueryValues::bool),
            Map.entry(boolean.class, QueryValues::bool));

    @Override
    @SuppressWarnings("unchecked") // the reading was found by this very class
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        // Quarkus has "0" read where a primitive is absent, be it a number or not
        Function<String, ?> reading = type == boolean.class ? "true"::equals : reading(type);
        return reading == null ? null : new Converter<>((Function<String, T>) reading);
    }

    /** How a value of this class is read, or null for text and for classes that the kit does not know. */
    static Function<String, ?> reading(Class<?> type) {
        return type.isEnum() ? text -> constant(type, text) : READINGS.get(type);
    }

    /** An RFC 3339 instant of the years 1 to 9999 in UTC, to the microsecond that Postgres keeps. */
    public static Instant instant(String text) {
        Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new DateTimeException(YEAR);
        }
        return instant;
    }

    /** An RFC 3339 date. Of a year that is longer or 0 the driver would store another day without a word. */
    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (text.length() != "2026-03-29".length() || date.getYear() < 1) {
            throw new DateTimeException(YEAR);
        }
        return date;
    }

    /** A plain decimal such as {@code -12.50}. */
    public static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("not a plain decimal");
        }
        return new BigDecimal(text);
    }

    /** {@code UUID.fromString} takes {@code 1-1-1-1-1}, which Postgres refuses. */
    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (text.length() != uuid.toString().length()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return uuid;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not one of the values"));
    }

    private record Converter<T>(Function<String, T> reading) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return text == null ? null : reading.apply(text);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
