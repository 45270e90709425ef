package io.onyxos.core.term;

import io.onyxos.kit.entity.StoredEnum;
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

    /** For Hibernate. */
    static class Stored extends StoredEnum<RevenueType> {

        Stored() {
            super(RevenueType.class);
        }
    }
}
