package io.onyxos.operations.departure;

import io.onyxos.kit.events.EventType;
import java.util.UUID;

/** A model left the agency. */
@EventType("io.onyxos.core.model.archived.v1")
record ModelArchived(UUID modelId) {}
