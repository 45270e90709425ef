package io.onyxos.kit.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A request that is carried out for its answer and then rolled back, as {@code ?dry_run=true} asks. Its answer has the shape
 * of the real one; ids and times of rows that it would have made are made up.
 */
public final class DryRun {

    private DryRun() {}

    /** Lets nothing of the running transaction stay if this is a dry run: no row, no event, no idempotency key. */
    public static Uni<Void> rollBackIf(boolean dryRun) {
        return dryRun
                ? Panache.currentTransaction()
                        .invoke(Mutiny.Transaction::markForRollback)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
