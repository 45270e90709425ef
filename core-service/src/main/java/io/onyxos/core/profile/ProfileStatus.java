package io.onyxos.core.profile;

import java.util.Locale;

/** Whether a member may act; a deactivated one keeps role and history and sees nothing. */
enum ProfileStatus {
    ACTIVE,
    DEACTIVATED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
