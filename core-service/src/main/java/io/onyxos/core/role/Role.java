package io.onyxos.core.role;

import java.util.Locale;

/** What a person can be in an agency. Ranks and permissions of the roles stand in the database alone. */
public enum Role {
    OWNER,
    ADMIN,
    GRANDMASTER,
    PALADIN,
    ALCHEMIST,
    RANGER,
    ROGUE,
    SMM,
    RECRUITER,
    CHATTER;

    /** The name as the database and JSON write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
