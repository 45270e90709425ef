package io.onyxos.operations.assignment;

import io.onyxos.kit.entity.StoredEnum;
import java.util.Locale;

/** Whether somebody cares for a model or stands in for who does. */
enum Duty {
    PRIMARY,
    BACKUP;

    /** As the database names it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For Hibernate. */
    static class Stored extends StoredEnum<Duty> {

        Stored() {
            super(Duty.class);
        }
    }
}
