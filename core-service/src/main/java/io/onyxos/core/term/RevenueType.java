package io.onyxos.core.term;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What money was paid for; {@link #ANY} stands in a term for every type that has no term of its own. */
enum RevenueType {
    SUBSCRIPTION,
    TIP,
    MESSAGE,
    PPV,
    POST,
    STREAM,
    REFERRAL,
    OTHER,
    ANY;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
