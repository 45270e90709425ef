package io.onyxos.operations.timepolicy;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Which way paid minutes are rounded; nearest takes halves up. */
public enum RoundingMode {
    NONE,
    NEAREST,
    UP,
    DOWN;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
