package io.onyxos.kit.events;

import java.util.UUID;

/**
 * Something that happened to an aggregate of this service, as a record named in the past tense. Its components are the
 * payload, in snake_case; its JSON Schema is {@code contract/events/<aggregate>.<verb>.v<n>.json}.
 *
 * <pre>{@code
 * @EventType("io.onyxos.core.model.archived.v1")
 * record ModelArchived(UUID modelId, String from, Instant at) implements DomainEvent {
 *     public UUID aggregateId() {
 *         return modelId;
 *     }
 * }
 * }</pre>
 */
public interface DomainEvent {

    /** Events of one aggregate reach every consumer in the order of their transactions. */
    UUID aggregateId();
}
