package io.onyxos.operations.bulk;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.SqlState;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs the database's functions for many rows and reads what they say of each. */
public final class Bulk {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private Bulk() {}

    /** One item a row: {@code made_id}, and what Postgres said ({@code state}, …) if it refused. */
    public static Uni<BulkResponse> created(String sql, Object... arguments) {
        return answer(CREATED, row -> null, sql, arguments);
    }

    /** The same where rows were made of others, each with its {@code source_id}. */
    public static Uni<BulkResponse> copied(String sql, Object... arguments) {
        return answer(CREATED, row -> row.uuid("source_id"), sql, arguments);
    }

    /** The same for rows that were there before. */
    public static Uni<BulkResponse> changed(String sql, Object... arguments) {
        return answer(OK, row -> null, sql, arguments);
    }

    private static Uni<BulkResponse> answer(
            int status, Function<SqlRow, UUID> source, String sql, Object... arguments) {
        return Sql.list(sql, row -> row, arguments)
                .map(rows -> new BulkResponse(IntStream.range(0, rows.size())
                        .mapToObj(index -> item(index, status, source.apply(rows.get(index)), rows.get(index)))
                        .toList()));
    }

    private static BulkItemResponse item(int index, int status, UUID source, SqlRow row) {
        UUID id = row.uuid("made_id");
        return row.text("state") == null
                ? BulkItemResponse.done(index, status, id, source)
                : BulkItemResponse.refused(index, id, source, refusal(row));
    }

    private static Problem refusal(SqlRow row) {
        return Problem.refused(new SqlState(
                row.text("state"),
                row.text("message"),
                null,
                row.text("about_table"),
                row.text("about_column"),
                row.text("about_constraint"),
                null));
    }
}
