package io.onyxos.operations.swap;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What is asked for. */
enum SwapKind {
    /** Another person takes the shift. */
    COVER,
    /** Another person takes the shift and gives one in return. */
    SWAP;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
