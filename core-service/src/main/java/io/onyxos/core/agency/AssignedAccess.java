package io.onyxos.core.agency;

import io.onyxos.kit.entity.StoredEnum;

/** When people see the models that they are assigned to. */
public enum AssignedAccess {
    ALWAYS,
    /** Only while on the clock. */
    CLOCKED_IN;

    /** For Hibernate. */
    public static class Stored extends StoredEnum<AssignedAccess> {

        public Stored() {
            super(AssignedAccess.class);
        }
    }
}
