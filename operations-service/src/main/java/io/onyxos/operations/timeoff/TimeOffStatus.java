package io.onyxos.operations.timeoff;

import io.onyxos.kit.entity.StoredEnum;

/** How far a request has come; the database's functions move it. */
enum TimeOffStatus {
    PENDING,
    APPROVED,
    REJECTED,
    CANCELLED;

    /** For Hibernate. */
    static class Stored extends StoredEnum<TimeOffStatus> {

        Stored() {
            super(TimeOffStatus.class);
        }
    }
}
