package io.onyxos.operations.policy;

import java.util.Locale;

/** Which way paid minutes are rounded; nearest takes halves up. */
public enum RoundingMode {
    NONE,
    NEAREST,
    UP,
    DOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
