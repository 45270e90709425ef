package io.onyxos.kit.events;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event for {@link EventSender}.
 *
 * @param id the same for every attempt to send it; a UUIDv7, so that consumers can keep what they know in its order
 * @param type the CloudEvents type
 * @param aggregateId what it happened to
 * @param agencyId whose it is
 * @param key events of one key keep their order and share a partition
 * @param data the payload as JSON
 */
public record OutgoingEvent(
        UUID id, String type, UUID aggregateId, UUID agencyId, Instant occurredAt, String key, byte[] data) {

    ProducerRecord<byte[], byte[]> toRecord() {
        return new OutboxEvent(0, id, agencyId, EventName.of(type), aggregateId, data, "", occurredAt).toRecord(key);
    }
}
