package io.onyxos.core.term;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What a rate is taken of. */
enum Basis {
    /** What the audience paid, less refunds. */
    GROSS,
    /** What the platform pays out. */
    NET;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
