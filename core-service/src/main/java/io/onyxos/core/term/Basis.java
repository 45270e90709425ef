package io.onyxos.core.term;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** What a rate is taken of. */
enum Basis {
    /** What the audience paid, less refunds. */
    GROSS,
    /** What the platform pays out. */
    NET;

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<Basis, String> {

        @Override
        public String convertToDatabaseColumn(Basis basis) {
            return basis == null ? null : basis.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Basis convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
