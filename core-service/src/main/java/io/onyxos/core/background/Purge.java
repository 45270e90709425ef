package io.onyxos.core.background;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Deletes agencies thirty days after their owners closed them, each in a transaction of its own. */
@ApplicationScoped
class Purge {

    private static final Logger LOG = Logger.getLogger(Purge.class);

    /** The rows of a whole agency go in one statement, which is no request that somebody waits for. */
    private static final String TIMEOUT = "select set_config('statement_timeout', '10min', true)";

    private final Database database;

    Purge(Database database) {
        this.database = database;
    }

    /** How many agencies are gone; one that cannot go now is left for the next turn and keeps no other. */
    Uni<Integer> run() {
        return database.asWorker(() -> database.sql("select core.closed_agencies()", Tuple.tuple()))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> row.getUUID(0))
                .onItem()
                .transformToUniAndConcatenate(this::purge)
                .filter(purged -> purged)
                .collect()
                .asList()
                .map(purged -> purged.size());
    }

    private Uni<Boolean> purge(UUID agency) {
        return database.asWorker(() -> database.sql(TIMEOUT, Tuple.tuple())
                        .flatMap(ready -> database.sql("select core.purge_agency($1)", Tuple.of(agency))))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .onFailure()
                .invoke(failure -> LOG.warnf("Agency %s is not purged yet: %s", agency, failure.getMessage()))
                .onFailure()
                .recoverWithItem(false);
    }
}
