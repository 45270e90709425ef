package io.onyxos.core.agency;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** When people see the models that they are assigned to. */
public enum AssignedAccess {
    ALWAYS,
    /** Only while on the clock. */
    CLOCKED_IN;

    /** Translates for Hibernate, which would store the upper case. */
    public static class Stored implements AttributeConverter<AssignedAccess, String> {

        @Override
        public String convertToDatabaseColumn(AssignedAccess access) {
            return access == null ? null : access.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public AssignedAccess convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
