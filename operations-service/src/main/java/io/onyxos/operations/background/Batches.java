package io.onyxos.operations.background;

import io.onyxos.kit.background.BackgroundWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Operations' work that is done in batches. */
@ApplicationScoped
class Batches {

    /** Rows that people wait for and that bring events with them. */
    private static final int FEW = 200;

    private static final int MANY = 5_000;

    private final BackgroundWork work;

    Batches(BackgroundWork work) {
        this.work = work;
    }

    /** Tells of shifts that are running while nobody works them. */
    Uni<Integer> detectLate() {
        return work.inBatches("operations.detect_late_shifts", FEW);
    }

    /** Notes of shifts that are over that nobody came. */
    Uni<Integer> markMissed() {
        return work.inBatches("operations.mark_missed_shifts", FEW);
    }

    /** Ends entries that somebody forgot to end. */
    Uni<Integer> closeForgotten() {
        return work.inBatches("operations.close_forgotten_entries", FEW);
    }

    /** Ends requests about shifts that have begun. */
    Uni<Integer> expireSwaps() {
        return work.inBatches("operations.expire_swaps", FEW);
    }

    /** Erases where people clocked in more than 90 days ago. */
    Uni<Integer> eraseAddresses() {
        return work.inBatches("operations.erase_addresses", MANY);
    }

    /** Revokes calendars that their owners may not read any more. */
    Uni<Integer> endFeeds() {
        return work.inBatches("operations.end_feeds", FEW);
    }
}
