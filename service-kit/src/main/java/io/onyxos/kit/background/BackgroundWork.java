package io.onyxos.kit.background;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * How scheduled work is done. Replicas need no agreement: what one of them does, the others find done, and rows that one
 * has locked are skipped by the others. A turn that fails is made up for by the next; one that is cut off by the end of its
 * replica loses the transaction in hand only.
 */
@ApplicationScoped
public class BackgroundWork {

    private static final Logger LOG = Logger.getLogger(BackgroundWork.class);

    private final Database database;

    BackgroundWork(Database database) {
        this.database = database;
    }

    /**
     * Does the work in batches, a transaction each, until none is left.
     *
     * @param function {@code <schema>.<name>} of an SQL function that takes the largest number of rows of a batch and
     *     returns how many it changed
     * @return how many rows were changed in all; locked rows are left to the next turn
     */
    public Uni<Integer> inBatches(String function, int size) {
        String batch = "select " + function + "($1) as changed";
        return Multi.createBy()
                .repeating()
                .uni(() -> database.asWorker(() -> Sql.row(batch, row -> row.integer("changed"), size)))
                .whilst(count -> count > 0)
                .collect()
                .with(Collectors.summingInt(count -> count));
    }

    /**
     * One turn of a schedule: logs what was done, or why nothing was, and never fails.
     *
     * @param done names what the work counts, for the log ("agencies purged")
     */
    public Uni<Void> turn(String done, Uni<Integer> work) {
        return work.invoke(count -> LOG.logf(count > 0 ? Logger.Level.INFO : Logger.Level.DEBUG, "%d %s", count, done))
                .onFailure()
                .invoke(failure -> LOG.warnf("No %s this time: %s", done, failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
