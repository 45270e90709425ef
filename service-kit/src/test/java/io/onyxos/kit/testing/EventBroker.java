package io.onyxos.kit.testing;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.onyxos.localstack.kafka.LocalKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka broker beside {@link ServiceStack}: with it the service under test publishes and consumes, and a test plays the
 * other services.
 */
public final class EventBroker implements QuarkusTestResourceLifecycleManager {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is sent together leaves together: when it is flushed. */
    private static final int LINGER_MILLIS = 10_000;

    private static LocalKafka kafka;
    private static KafkaProducer<String, byte[]> producer;

    /** Whether the service under test takes part; without, what it emits waits for somebody else's relay. */
    private boolean connected = true;

    @Override
    public void init(Map<String, String> arguments) {
        connected = Boolean.parseBoolean(arguments.getOrDefault("connected", "true"));
    }

    /** After {@link ServiceStack}, which does without events. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            kafka = LocalKafka.throwAway();
            kafka.start();
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", kafka.address(), "linger.ms", LINGER_MILLIS),
                    new StringSerializer(),
                    new ByteArraySerializer());
        } catch (Exception cannotStart) {
            throw new IllegalStateException(cannotStart);
        }
        return Map.of("onyx.events.enabled", Boolean.toString(connected), "kafka.bootstrap.servers", kafka.address());
    }

    @Override
    public void stop() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    /** The broker itself, to be taken away and brought back. */
    public static LocalKafka kafka() {
        return kafka;
    }

    /** Where the broker is, for a Kafka client. */
    public static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.address());
    }

    /** Emits an event as another service would; its new id. */
    public static UUID send(String type, UUID aggregateId, UUID agencyId, String json) {
        UUID id = UUID.randomUUID();
        send(id, type, aggregateId, agencyId, json);
        return id;
    }

    /** Emits an event with a known id, for example again. */
    public static void send(UUID id, String type, UUID aggregateId, UUID agencyId, String json) {
        send(record(id, type, aggregateId, agencyId, json));
    }

    /** An event as a record of its topic. */
    public static ProducerRecord<String, byte[]> record(
            UUID id, String type, UUID aggregateId, UUID agencyId, String json) {
        String[] parts = type.split("\\.");
        var event = CloudEventBuilder.v1()
                .withId(id.toString())
                .withType(type)
                .withSource(URI.create("/services/" + parts[2]))
                .withSubject(aggregateId.toString())
                .withTime(OffsetDateTime.now())
                .withDataSchema(URI.create("urn:onyxos:event:" + type))
                .withExtension("agencyid", agencyId.toString())
                .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
                .build();
        return KafkaMessageFactory.createWriter(parts[2] + "." + parts[3], aggregateId.toString())
                .writeBinary(event);
    }

    /** Puts any record on a topic. */
    public static void send(ProducerRecord<String, byte[]> record) {
        sendTogether(List.of(record));
    }

    /** Puts records on a topic; those of one partition reach a consumer in one poll. */
    public static void sendTogether(List<ProducerRecord<String, byte[]>> records) {
        try {
            var sent = records.stream().map(producer::send).toList();
            producer.flush();
            for (var one : sent) {
                one.get();
            }
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    /**
     * Reads a topic from its beginning until what was read is enough.
     *
     * @throws AssertionError if it is not, after half a minute
     */
    public static List<ConsumerRecord<String, String>> read(
            String topic, Predicate<List<ConsumerRecord<String, String>>> enough) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(records)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError(topic + " has only " + records.size() + " records");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** All that a topic has by now. */
    public static List<ConsumerRecord<String, String>> readAll(String topic) {
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            long end = consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return read(topic, records -> records.size() >= end);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** The value of a record's header, or null. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
