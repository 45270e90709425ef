package io.onyxos.operations.feed;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Whose shifts a calendar shows. */
enum FeedScope {
    OWN,
    AGENCY,
    MODEL;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
