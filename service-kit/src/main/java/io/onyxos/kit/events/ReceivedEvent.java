package io.onyxos.kit.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What the envelope says about an event.
 *
 * @param id the same for every delivery
 * @param type the CloudEvents type
 * @param aggregateId what it happened to
 * @param agencyId whose it is, null for events of no agency
 * @param occurredAt when it was appended
 * @param traceparent W3C trace context of the request behind it, empty if there is none
 * @param data the payload as JSON
 */
public record ReceivedEvent(
        UUID id, String type, UUID aggregateId, UUID agencyId, Instant occurredAt, String traceparent, byte[] data) {

    /** @throws IllegalArgumentException for a record that is not an event of this suite */
    public static ReceivedEvent of(ConsumerRecord<byte[], byte[]> record) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
            Object agency = event.getExtension(OutboxEvent.AGENCY);
            Header trace = record.headers().lastHeader(OutboxEvent.TRACEPARENT);
            return new ReceivedEvent(
                    UUID.fromString(event.getId()),
                    event.getType(),
                    UUID.fromString(event.getSubject()),
                    agency == null ? null : UUID.fromString(agency.toString()),
                    event.getTime().toInstant(),
                    trace == null ? "" : new String(trace.value(), StandardCharsets.US_ASCII),
                    event.getData() == null ? new byte[0] : event.getData().toBytes());
        } catch (RuntimeException malformed) {
            throw new MalformedEvent(malformed);
        }
    }

    /** Trying again cannot help. */
    static final class MalformedEvent extends IllegalArgumentException {

        MalformedEvent(Exception cause) {
            super(cause);
        }
    }
}
