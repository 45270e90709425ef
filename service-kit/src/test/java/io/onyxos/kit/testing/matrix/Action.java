package io.onyxos.kit.testing.matrix;

import java.util.Locale;

/** What somebody may do to a table. */
enum Action {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
