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
     * In order and acknowledged by all. The delivery timeout is longer than anyone waits for a record, so none expires
     * alone and lets later ones pass.
     */
    private static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd",
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

    private KafkaSettings() {}

    static KafkaProducer<byte[], byte[]> producer(Map<String, Object> environment) {
        return new KafkaProducer<>(with(environment, PRODUCER), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> environment, String group) {
        Map<String, Object> settings = with(environment, CONSUMER);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> with(Map<String, Object> environment, Map<String, Object> ours) {
        Map<String, Object> settings = new HashMap<>(environment);
        settings.putAll(ours);
        return settings;
    }
}
