package io.onyxos.operations.departure;

import io.onyxos.kit.events.EventType;
import java.util.UUID;

/** A member has another role. */
@EventType("io.onyxos.core.profile.role_changed.v1")
record RoleChanged(UUID profileId, String to) {}
