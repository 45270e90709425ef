package io.onyxos.kit.events;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.onyxos.kit.database.SqlRow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One row of a service's outbox. */
record OutboxEvent(
        long id,
        UUID eventId,
        UUID agencyId,
        EventName name,
        UUID aggregateId,
        byte[] payload,
        String traceparent,
        Instant occurredAt) {

    static final String AGENCY = "agencyid";
    static final String TRACEPARENT = "traceparent";

    static OutboxEvent of(SqlRow row) {
        return new OutboxEvent(
                row.bigint("id"),
                row.uuid("event_id"),
                row.uuid("agency_id"),
                EventName.of(row.text("event_type")),
                row.uuid("aggregate_id"),
                row.text("payload").getBytes(StandardCharsets.UTF_8),
                row.text("traceparent"),
                row.instant("occurred_at"));
    }

    /** A CloudEvent in binary mode; the key is the aggregate, so one partition keeps its order. */
    ProducerRecord<byte[], byte[]> toRecord() {
        return toRecord(aggregateId.toString());
    }

    ProducerRecord<byte[], byte[]> toRecord(String key) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(eventId.toString())
                .withType(name.type())
                .withSource(URI.create("/services/" + name.service()))
                .withSubject(aggregateId.toString())
                .withDataSchema(name.schema())
                .withTime(occurredAt.atOffset(ZoneOffset.UTC))
                .withData("application/json", payload);
        if (agencyId != null) {
            event.withExtension(AGENCY, agencyId.toString());
        }
        ProducerRecord<byte[], byte[]> record = KafkaMessageFactory.createWriter(
                        name.topic(), key.getBytes(StandardCharsets.US_ASCII))
                .writeBinary(event.build());
        if (traceparent != null && !traceparent.isEmpty()) {
            record.headers().add(TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    /** What keeps its order and, once one event of it is refused, waits. */
    String aggregate() {
        return name.aggregate() + "/" + aggregateId;
    }
}
