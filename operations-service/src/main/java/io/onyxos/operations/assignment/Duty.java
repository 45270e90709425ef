package io.onyxos.operations.assignment;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Whether somebody cares for a model or stands in for who does. */
enum Duty {
    PRIMARY,
    BACKUP;

    /** As the database names it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<Duty, String> {

        @Override
        public String convertToDatabaseColumn(Duty duty) {
            return duty == null ? null : duty.stored();
        }

        @Override
        public Duty convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
