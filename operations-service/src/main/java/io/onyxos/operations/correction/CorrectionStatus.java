package io.onyxos.operations.correction;

import java.util.Locale;

/** What has become of a request. */
public enum CorrectionStatus {
    PENDING,
    APPROVED,
    REJECTED,
    CANCELLED;

    /** As the database stores it. */
    static CorrectionStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
