package io.onyxos.core.term;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** What money was paid for; {@link #ANY} stands in a term for every type that has no term of its own. */
enum RevenueType {
    SUBSCRIPTION,
    TIP,
    MESSAGE,
    PPV,
    POST,
    STREAM,
    REFERRAL,
    OTHER,
    ANY;

    /** As the database names it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<RevenueType, String> {

        @Override
        public String convertToDatabaseColumn(RevenueType type) {
            return type == null ? null : type.stored();
        }

        @Override
        public RevenueType convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
