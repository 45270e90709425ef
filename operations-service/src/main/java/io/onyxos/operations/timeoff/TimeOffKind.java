package io.onyxos.operations.timeoff;

import io.onyxos.kit.entity.StoredEnum;

/** Why somebody is away. */
enum TimeOffKind {
    LEAVE,
    SICK,
    /** For a reason that is nobody's business. */
    UNAVAILABLE;

    /** For Hibernate. */
    static class Stored extends StoredEnum<TimeOffKind> {

        Stored() {
            super(TimeOffKind.class);
        }
    }
}
