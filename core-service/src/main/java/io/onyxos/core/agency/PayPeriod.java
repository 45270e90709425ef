package io.onyxos.core.agency;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** How often people are paid; cuts an agency's calendar. */
public enum PayPeriod {
    WEEKLY,
    /** Every 14 days, counted from the anchor in both directions. */
    BIWEEKLY,
    /** The 1st to the 15th, and the 16th to the last. */
    SEMI_MONTHLY,
    MONTHLY;

    /** Translates for Hibernate, which would store the upper case. */
    public static class Stored implements AttributeConverter<PayPeriod, String> {

        @Override
        public String convertToDatabaseColumn(PayPeriod period) {
            return period == null ? null : period.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public PayPeriod convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
