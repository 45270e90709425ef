package io.onyxos.core.agency;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** When people see the models that they are assigned to. */
public enum AssignedAccess {
    ALWAYS,
    /** Only while on the clock. */
    CLOCKED_IN;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
