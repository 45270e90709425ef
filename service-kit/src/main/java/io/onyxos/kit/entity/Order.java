package io.onyxos.kit.entity;

import io.onyxos.kit.http.QueryValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An order that pages can be cut from: columns that are never null, the last of them unique, all in one direction.
 *
 * <pre>{@code
 * private static final Order<Model> BY_NAME = Order.<Model>ascending()
 *         .by("name", String.class, model -> model.name)
 *         .by("id", UUID.class, model -> model.id);
 * }</pre>
 *
 * @param <T> entity or row of the list
 */
public final class Order<T> {

    private static final Map<Class<?>, Function<String, ?>> READINGS = Map.of(
            String.class, text -> text,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            BigDecimal.class, QueryValues::decimal,
            Instant.class, QueryValues::instant,
            LocalDate.class, QueryValues::date,
            UUID.class, UUID::fromString);

    private record Key<T>(String column, Function<String, ?> reading, Function<T, ?> value) {}

    private final boolean descending;
    private final List<Key<T>> keys;

    private Order(boolean descending, List<Key<T>> keys) {
        this.descending = descending;
        this.keys = keys;
    }

    /** Smallest first. */
    public static <T> Order<T> ascending() {
        return new Order<>(false, List.of());
    }

    /** Largest first, usually newest. */
    public static <T> Order<T> descending() {
        return new Order<>(true, List.of());
    }

    /**
     * Adds a column.
     *
     * @param column as HQL or SQL names it; a constant of ours, never a client's text. No function of a column, with an
     *     index or without: row level security keeps functions that are not leakproof out of index conditions
     * @param type of the column: String, Integer, Long, BigDecimal, Instant, LocalDate or UUID
     * @param value of that column in a row
     */
    public <V> Order<T> by(String column, Class<V> type, Function<T, V> value) {
        Function<String, ?> reading = READINGS.get(type);
        if (reading == null) {
            throw new IllegalArgumentException("A cursor cannot carry " + type);
        }
        List<Key<T>> more = new ArrayList<>(keys);
        more.add(new Key<>(column, reading, value));
        return new Order<>(descending, List.copyOf(more));
    }

    String columns() {
        return keys.stream().map(Key::column).collect(Collectors.joining(", "));
    }

    String comparison() {
        return descending ? "<" : ">";
    }

    String clause() {
        return keys.stream()
                .map(key -> key.column + (descending ? " desc" : ""))
                .collect(Collectors.joining(", ", "order by ", ""));
    }

    List<String> position(T last) {
        return keys.stream().map(key -> key.value.apply(last).toString()).toList();
    }

    /** The values of a position, typed as their columns are; fails on anything that is not such a position. */
    List<Object> values(List<String> position) {
        if (position.size() != keys.size()) {
            throw new IllegalArgumentException("a position of another order");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(keys.get(i).reading.apply(position.get(i)));
        }
        return values;
    }
}
