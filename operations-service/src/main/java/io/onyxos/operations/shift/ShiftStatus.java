package io.onyxos.operations.shift;

import io.onyxos.kit.entity.StoredEnum;
import java.util.Locale;

/** What has become of a shift; the database reads it off the entries. */
public enum ShiftStatus {
    SCHEDULED,
    IN_PROGRESS,
    COMPLETED,
    MISSED,
    CANCELLED;

    /** As the database stores it. */
    public static ShiftStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** For Hibernate. */
    static class Stored extends StoredEnum<ShiftStatus> {

        Stored() {
            super(ShiftStatus.class);
        }
    }
}
