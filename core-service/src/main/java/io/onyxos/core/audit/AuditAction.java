package io.onyxos.core.audit;

import java.util.Locale;

/** What was done to a row. */
enum AuditAction {
    INSERT,
    UPDATE,
    DELETE,
    READ;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
