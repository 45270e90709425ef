package io.onyxos.kit.entity;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.onyxos.kit.http.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list query that is cut into pages by keyset: the cursor holds the last row's place in the order, so a page costs the
 * same wherever it is and rows that come and go do not shift it.
 *
 * <pre>{@code
 * static Uni<Page<Model>> page(ModelFilter filter) {
 *     return PageQuery.of(filter.page(), BY_NAME)
 *             .where("status = ?", filter.status())
 *             .where("lower(name) like ? escape '!'", PageQuery.startingWith(filter.q()))
 *             .fetch((hql, values) -> find(hql, values));
 * }
 * }</pre>
 *
 * @param <T> entity or row of the list
 */
public final class PageQuery<T> {

    private static final int HASH_LENGTH = 8;

    private final PageRequest request;
    private final Order<T> order;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private PageQuery(PageRequest request, Order<T> order) {
        this.request = request;
        this.order = order;
    }

    /** A page of everything that the caller may see, in this order. */
    public static <T> PageQuery<T> of(PageRequest request, Order<T> order) {
        return new PageQuery<>(request, order);
    }

    /** A pattern for {@code like ? escape '!'} that takes the text literally; null stays null. */
    public static String startingWith(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    /**
     * Narrows the list, unless the value is null.
     *
     * @param condition HQL or SQL; each {@code ?} in it stands for the value
     */
    public PageQuery<T> where(String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            condition.chars().filter(character -> character == '?').forEach(place -> values.add(value));
        }
        return this;
    }

    /** Narrows the list without a value of the client's. */
    public PageQuery<T> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Runs the query through Panache: {@code fetch((hql, values) -> find(hql, values))}. */
    public Uni<Page<T>> fetch(BiFunction<String, Object[], PanacheQuery<T>> find) {
        Statement statement = statement("?");
        return find.apply(statement.text, statement.values)
                .range(0, request.limit())
                .list()
                .map(this::cut);
    }

    /**
     * Runs the query as SQL.
     *
     * @param select everything before {@code where}
     */
    public Uni<Page<T>> fetch(String select, Function<SqlRow, T> read) {
        Statement statement = statement("$");
        String where = statement.text.startsWith("order by") ? " " : " where ";
        String limited = select + where + statement.text + " limit " + (request.limit() + 1);
        return Sql.list(limited, read, statement.values).map(this::cut);
    }

    private record Statement(String text, Object[] values) {}

    private Statement statement(String placeholder) {
        List<String> all = new ArrayList<>(conditions);
        List<Object> bound = new ArrayList<>(values);
        if (request.cursor() != null) {
            List<Object> after = after(request.cursor());
            all.add("(" + order.columns() + ") " + order.comparison()
                    + after.stream().map(value -> "?").collect(Collectors.joining(", ", " (", ")")));
            bound.addAll(after);
        }
        String text = String.join(" and ", all) + (all.isEmpty() ? "" : " ") + order.clause();
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char character : text.toCharArray()) {
            numbered.append(character == '?' ? placeholder + ++number : String.valueOf(character));
        }
        return new Statement(numbered.toString(), bound.toArray());
    }

    private Page<T> cut(List<T> rows) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> data = rows.subList(0, request.limit());
        JsonArray cursor = new JsonArray().add(fingerprint());
        order.position(data.get(data.size() - 1)).forEach(cursor::add);
        return new Page<>(
                data,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(cursor.encode().getBytes(StandardCharsets.UTF_8)));
    }

    private List<Object> after(String cursor) {
        try {
            JsonArray parts = new JsonArray(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (!fingerprint().equals(parts.remove(0))) {
                throw new IllegalArgumentException("a cursor of another list");
            }
            return order.values(parts.stream().map(String.class::cast).toList());
        } catch (RuntimeException unusable) {
            throw Problem.refused("invalid_cursor")
                    .parameter("cursor", "send next_cursor with the same order and filters");
        }
    }

    /** Binds a cursor to order and filters. It is no secret and no signature: a forged cursor sees what its owner may see. */
    private String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((order.clause() + conditions + Arrays.deepToString(values.toArray()))
                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
