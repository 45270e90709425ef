package io.onyxos.operations.dryrun;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Work that is done to see what it would come to. */
public final class DryRun {

    private DryRun() {}

    /** Nothing of the running transaction will stay: no row, no event, no key. */
    public static Uni<Void> takeBack() {
        return Panache.currentTransaction()
                .invoke(Mutiny.Transaction::markForRollback)
                .replaceWithVoid();
    }
}
