package io.onyxos.core.profile;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Whether a member may act; a deactivated one keeps role and history and sees nothing. */
enum ProfileStatus {
    ACTIVE,
    DEACTIVATED;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
