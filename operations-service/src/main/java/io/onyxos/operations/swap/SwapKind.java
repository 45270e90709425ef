package io.onyxos.operations.swap;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What is asked for. */
enum SwapKind {
    /** Somebody takes the shift. */
    COVER,
    /** Somebody takes the shift and gives another for it. */
    SWAP;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
