package io.onyxos.core.model;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Where a model is on the way through the agency. */
enum ModelStatus {
    ONBOARDING,
    ACTIVE,
    PAUSED,
    ARCHIVED;

    /** As the database names it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<ModelStatus, String> {

        @Override
        public String convertToDatabaseColumn(ModelStatus status) {
            return status == null ? null : status.stored();
        }

        @Override
        public ModelStatus convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
