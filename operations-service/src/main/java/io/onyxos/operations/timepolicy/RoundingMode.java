package io.onyxos.operations.timepolicy;

import java.util.Locale;

/** Which way paid minutes are rounded; nearest takes halves up. */
public enum RoundingMode {
    NONE,
    NEAREST,
    UP,
    DOWN;

    /** As the database stores it. */
    static RoundingMode of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
