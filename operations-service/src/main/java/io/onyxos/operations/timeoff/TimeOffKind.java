package io.onyxos.operations.timeoff;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Why somebody is away. */
enum TimeOffKind {
    LEAVE,
    SICK,
    /** For a reason that is nobody's business. */
    UNAVAILABLE;

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<TimeOffKind, String> {

        @Override
        public String convertToDatabaseColumn(TimeOffKind kind) {
            return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public TimeOffKind convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
