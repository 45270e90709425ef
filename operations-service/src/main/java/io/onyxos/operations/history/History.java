package io.onyxos.operations.history;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The audit trail of one row. */
public final class History {

    private static final String OF_ROW = "select id, at, actor_id, actor_kind, action, table_name,"
            + " changes::text as changes, reason from operations.row_history($1, $2)";

    private History() {}

    /** Newest first, all on one page; 404 for who does not see the row. */
    public static Uni<Page<HistoryEntryResponse>> of(Database database, String table, UUID id) {
        return database.sql(OF_ROW, Tuple.of(table, id))
                .map(rows -> new Page<>(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(HistoryEntryResponse::of)
                                .toList(),
                        null));
    }
}
