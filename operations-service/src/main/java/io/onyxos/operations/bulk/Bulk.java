package io.onyxos.operations.bulk;

import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.SqlState;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads what the database's functions for many rows say of each of them. */
public final class Bulk {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private Bulk() {}

    /** One item a row: {@code made_id}, or what Postgres said when it refused. */
    public static BulkResponse created(RowSet<Row> rows) {
        return answer(rows, CREATED, row -> null);
    }

    /** The same where rows were made of others, each with its {@code source_id}. */
    public static BulkResponse copied(RowSet<Row> rows) {
        return answer(rows, CREATED, row -> row.getUUID("source_id"));
    }

    /** The same for rows that were there before. */
    public static BulkResponse changed(RowSet<Row> rows) {
        return answer(rows, OK, row -> null);
    }

    private static BulkResponse answer(RowSet<Row> rows, int status, Function<Row, UUID> source) {
        List<BulkItemResponse> items = new ArrayList<>();
        for (Row row : rows) {
            UUID made = row.getUUID("made_id");
            items.add(
                    made == null
                            ? BulkItemResponse.refused(items.size(), source.apply(row), refusal(row))
                            : BulkItemResponse.done(items.size(), status, made, source.apply(row)));
        }
        return new BulkResponse(items);
    }

    private static Problem refusal(Row row) {
        return Problem.refused(new SqlState(
                row.getString("state"),
                row.getString("message"),
                null,
                row.getString("about_table"),
                row.getString("about_column"),
                row.getString("about_constraint"),
                null));
    }
}
