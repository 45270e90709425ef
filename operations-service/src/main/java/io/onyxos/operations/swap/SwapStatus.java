package io.onyxos.operations.swap;

import io.onyxos.kit.entity.StoredEnum;

/** How far a request has come; the database's functions move it. */
enum SwapStatus {
    OPEN,
    /** Somebody would do it; a planner decides. */
    ACCEPTED,
    APPROVED,
    REJECTED,
    /** Taken back, or the shift went another way. */
    CANCELLED,
    /** The shift has begun. */
    EXPIRED;

    /** For Hibernate. */
    static class Stored extends StoredEnum<SwapStatus> {

        Stored() {
            super(SwapStatus.class);
        }
    }
}
