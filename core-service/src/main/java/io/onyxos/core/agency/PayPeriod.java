package io.onyxos.core.agency;

import io.onyxos.kit.entity.StoredEnum;

/** How often people are paid; cuts an agency's calendar. */
public enum PayPeriod {
    WEEKLY,
    /** Every 14 days, counted from the anchor in both directions. */
    BIWEEKLY,
    /** The 1st to the 15th, and the 16th to the last. */
    SEMI_MONTHLY,
    MONTHLY;

    /** For Hibernate. */
    public static class Stored extends StoredEnum<PayPeriod> {

        public Stored() {
            super(PayPeriod.class);
        }
    }
}
