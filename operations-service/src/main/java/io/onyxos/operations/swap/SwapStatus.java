package io.onyxos.operations.swap;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** How far a request has come; the database's functions move it. */
enum SwapStatus {
    OPEN,
    /** Somebody would do it; a planner decides. */
    ACCEPTED,
    APPROVED,
    REJECTED,
    /** Taken back, or the shift went another way. */
    CANCELLED,
    /** The shift has begun. */
    EXPIRED;

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<SwapStatus, String> {

        @Override
        public String convertToDatabaseColumn(SwapStatus status) {
            return status == null ? null : status.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public SwapStatus convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
