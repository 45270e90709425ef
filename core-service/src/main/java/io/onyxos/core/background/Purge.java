package io.onyxos.core.background;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
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
        return database.asWorker(() -> Sql.list("select id from core.closed_agencies() id", row -> row.uuid("id")))
                .onItem()
                .transformToMulti(agencies -> Multi.createFrom().iterable(agencies))
                .onItem()
                .transformToUniAndConcatenate(this::purge)
                .filter(purged -> purged)
                .collect()
                .asList()
                .map(purged -> purged.size());
    }

    private Uni<Boolean> purge(UUID agency) {
        return database.asWorker(() -> Sql.run(TIMEOUT)
                        .flatMap(ready ->
                                Sql.row("select core.purge_agency($1) as purged", row -> row.bool("purged"), agency)))
                .onFailure()
                .invoke(failure -> LOG.warnf("Agency %s is not purged yet: %s", agency, failure.getMessage()))
                .onFailure()
                .recoverWithItem(false);
    }
}
