package io.onyxos.operations.feed;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Whose shifts a calendar shows. */
enum FeedScope {
    OWN,
    AGENCY,
    MODEL;

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<FeedScope, String> {

        @Override
        public String convertToDatabaseColumn(FeedScope scope) {
            return scope == null ? null : scope.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public FeedScope convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
