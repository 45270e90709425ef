package io.onyxos.operations.timeoff;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** How far a request has come; the database's functions move it. */
enum TimeOffStatus {
    PENDING,
    APPROVED,
    REJECTED,
    CANCELLED;

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<TimeOffStatus, String> {

        @Override
        public String convertToDatabaseColumn(TimeOffStatus status) {
            return status == null ? null : status.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public TimeOffStatus convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
