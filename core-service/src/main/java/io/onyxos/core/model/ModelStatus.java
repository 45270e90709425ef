package io.onyxos.core.model;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Where a model is on the way through the agency. */
enum ModelStatus {
    ONBOARDING,
    ACTIVE,
    PAUSED,
    ARCHIVED;

    @EnumeratedValue
    final String stored = name().toLowerCase(Locale.ROOT);
}
