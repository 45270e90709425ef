package io.onyxos.operations.correction;

import java.util.Locale;

/** What has become of a request. */
public enum CorrectionStatus {
    PENDING,
    APPROVED,
    REJECTED,
    CANCELLED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
