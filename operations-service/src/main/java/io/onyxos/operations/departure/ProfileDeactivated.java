package io.onyxos.operations.departure;

import io.onyxos.kit.events.EventType;
import java.util.UUID;

/** A member lost all access. */
@EventType("io.onyxos.core.profile.deactivated.v1")
record ProfileDeactivated(UUID profileId) {}
