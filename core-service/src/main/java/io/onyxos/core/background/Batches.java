package io.onyxos.core.background;

import io.onyxos.kit.background.BackgroundWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Core's work that is done in batches. */
@ApplicationScoped
class Batches {

    private static final int MODELS = 500;
    private static final int ENTRIES = 5_000;

    private final BackgroundWork work;

    Batches(BackgroundWork work) {
        this.work = work;
    }

    /** Archives models whose last day is over in their agency's zone. */
    Uni<Integer> offboard() {
        return work.inBatches("core.archive_departed_models", MODELS);
    }

    /** Deletes audit entries older than 24 months. */
    Uni<Integer> expireAuditEntries() {
        return work.inBatches("core.expire_audit_entries", ENTRIES);
    }
}
