package io.onyxos.operations.swap;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How far a request has come; the database's functions move it. */
enum SwapStatus {
    OPEN,
    /** A person has accepted; a planner decides. */
    ACCEPTED,
    APPROVED,
    REJECTED,
    /** Taken back, or the shift went another way. */
    CANCELLED,
    /** The shift has begun. */
    EXPIRED;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
