package io.onyxos.operations.shift;

import jakarta.persistence.AttributeConverter;
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

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<ShiftStatus, String> {

        @Override
        public String convertToDatabaseColumn(ShiftStatus status) {
            return status == null ? null : status.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public ShiftStatus convertToEntityAttribute(String stored) {
            return stored == null ? null : of(stored);
        }
    }
}
