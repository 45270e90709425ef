package io.onyxos.operations.history;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The audit trail of one row. */
public final class History {

    private static final String OF_ROW = "select id, at, actor_id, actor_kind, action, table_name,"
            + " changes::text as changes, reason from operations.row_history($1, $2)";

    private History() {}

    /** Newest first, all on one page; 404 where the caller does not see the row. */
    public static Uni<Page<HistoryEntryResponse>> of(String table, UUID id) {
        return Sql.list(OF_ROW, HistoryEntryResponse::of, table, id).map(entries -> new Page<>(entries, null));
    }
}
