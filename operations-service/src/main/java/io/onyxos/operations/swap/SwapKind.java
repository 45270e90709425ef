package io.onyxos.operations.swap;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** What is asked for. */
enum SwapKind {
    /** Somebody takes the shift. */
    COVER,
    /** Somebody takes the shift and gives another for it. */
    SWAP;

    /** Translates for Hibernate, which would store the upper case. */
    static class Stored implements AttributeConverter<SwapKind, String> {

        @Override
        public String convertToDatabaseColumn(SwapKind kind) {
            return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public SwapKind convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
