package io.onyxos.core.profile;

/** What the caller may do with a member: buttons to show; the database decides again. */
record ProfileRights(boolean edit, boolean changeRole, boolean deactivate) {}
