package io.onyxos.operations.feed;

import io.onyxos.kit.entity.StoredEnum;

/** Whose shifts a calendar shows. */
enum FeedScope {
    OWN,
    AGENCY,
    MODEL;

    /** For Hibernate. */
    static class Stored extends StoredEnum<FeedScope> {

        Stored() {
            super(FeedScope.class);
        }
    }
}
