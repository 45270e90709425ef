package io.onyxos.kit.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * SQL inside the running transaction, for what an entity cannot say. Pending changes of entities are written first.
 *
 * <pre>{@code
 * Sql.run("select operations.cancel_shift($1, $2)", id, request.reason());
 * Sql.row("select private.my_today() as today", row -> row.date("today"));
 * Sql.list("select * from operations.feed_shifts($1)", FeedShift::of, hash);
 * }</pre>
 *
 * <p>Arguments are bound to {@code $1}, {@code $2}, … as they are, also null, and an enum by its name in lower case. For
 * arrays there is {@link #array}, for {@code jsonb} {@link #json}. Every method fails with what Postgres refuses, which the
 * kit answers, and outside a transaction.
 */
public final class Sql {

    private Sql() {}

    /**
     * Runs a statement whose rows do not matter.
     *
     * @return how many rows it wrote or selected
     */
    public static Uni<Integer> run(String sql, Object... arguments) {
        return execute(sql, arguments).map(RowSet::rowCount);
    }

    /** The first row of a statement that always has one; fails if there is none. */
    public static <T> Uni<T> row(String sql, Function<SqlRow, T> read, Object... arguments) {
        return execute(sql, arguments).map(rows -> only(rows, read));
    }

    /** The first row, null if there is none. */
    public static <T> Uni<T> rowOrNull(String sql, Function<SqlRow, T> read, Object... arguments) {
        return execute(sql, arguments).map(rows -> rows.size() == 0 ? null : only(rows, read));
    }

    /** All rows, in their order. */
    public static <T> Uni<List<T>> list(String sql, Function<SqlRow, T> read, Object... arguments) {
        return execute(sql, arguments).map(rows -> all(rows, read));
    }

    /**
     * An argument for an array parameter; null stays null.
     *
     * @param type of the elements, which an empty array has, too: {@code UUID}, {@code String}, {@code LocalDate}, …
     */
    public static <T> Object array(Class<T> type, Collection<T> elements) {
        return elements == null ? null : elements.toArray(length -> (Object[]) Array.newInstance(type, length));
    }

    /** An argument for a {@code jsonb} parameter: the value as answers write it, with names in snake_case. */
    public static Object json(Object value) {
        return value == null ? null : Json.decodeValue(Json.encode(value));
    }

    static <T> T only(RowSet<Row> rows, Function<SqlRow, T> read) {
        if (rows.size() == 0) {
            throw new IllegalStateException("The statement has no row");
        }
        return read.apply(new SqlRow(rows.iterator().next()));
    }

    static <T> List<T> all(RowSet<Row> rows, Function<SqlRow, T> read) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> read.apply(new SqlRow(row)))
                .toList();
    }

    static Tuple bound(Object... arguments) {
        return Tuple.wrap(Arrays.stream(arguments).map(Sql::bound).toArray());
    }

    private static Object bound(Object argument) {
        if (argument instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (argument instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return argument instanceof byte[] octets ? Buffer.buffer(octets) : argument;
    }

    private static Uni<RowSet<Row>> execute(String sql, Object... arguments) {
        return Panache.getSession().call(session -> session.flush()).flatMap(session -> Uni.createFrom()
                .completionStage(() -> Door.connection()
                        .preparedQuery(sql)
                        .execute(bound(arguments))
                        .toCompletionStage()));
    }
}
