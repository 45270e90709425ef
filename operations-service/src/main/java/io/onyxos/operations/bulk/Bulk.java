package io.onyxos.operations.bulk;

import io.onyxos.kit.http.Problem;
import io.onyxos.kit.http.SqlState;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/** Reads what the database's functions for many rows say of each of them. */
public final class Bulk {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private Bulk() {}

    /** One item a row: {@code made_id}, or what Postgres said when it refused. */
    public static BulkResponse created(RowSet<Row> rows) {
        return done(rows, CREATED);
    }

    /** The same for rows that were there before. */
    public static BulkResponse changed(RowSet<Row> rows) {
        return done(rows, OK);
    }

    private static BulkResponse done(RowSet<Row> rows, int status) {
        List<BulkItemResponse> items = new ArrayList<>();
        for (Row row : rows) {
            items.add(
                    row.getUUID("made_id") == null
                            ? BulkItemResponse.refused(items.size(), refusal(row))
                            : BulkItemResponse.done(items.size(), status, row.getUUID("made_id")));
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
                row.getString("about_constraint")));
    }
}
