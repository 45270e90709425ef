package io.onyxos.operations.correction;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What has become of a request. */
public enum CorrectionStatus {
    PENDING,
    APPROVED,
    REJECTED,
    CANCELLED;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
