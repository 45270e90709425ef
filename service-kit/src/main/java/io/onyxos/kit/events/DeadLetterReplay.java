package io.onyxos.kit.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Sends a service's dead letters back to the topics they came from, with their own ids: consumers that have handled them
 * skip them, and whoever had to wait for one hears it now, after what followed it. Run it when the cause is gone, with the settings of the service:
 *
 * <pre>{@code java -cp 'app/*:lib/main/*:lib/boot/*' io.onyxos.kit.events.DeadLetterReplay}</pre>
 */
public final class DeadLetterReplay {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String KAFKA = "kafka.";

    private DeadLetterReplay() {}

    public static void main(String[] none) {
        Config config = ConfigProvider.getConfig();
        int replayed = replay(kafka(config), config.getValue("onyx.service", String.class));
        System.out.println(replayed + " dead letters sent back");
    }

    /** As Quarkus reads them for the service: {@code kafka.security.protocol} or {@code KAFKA_SECURITY_PROTOCOL}. */
    static Map<String, Object> kafka(Config config) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            String setting = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (setting.startsWith(KAFKA)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.put(setting.substring(KAFKA.length()), value));
            }
        }
        return settings;
    }

    /** Replays what has arrived since the last replay and is there now; how many that were. */
    static int replay(Map<String, Object> kafka, String service) {
        int replayed = 0;
        String topic = DeadLetters.topicOf(service);
        try (KafkaConsumer<byte[], byte[]> letters = KafkaSettings.consumer(kafka, topic + "-replay");
                KafkaProducer<byte[], byte[]> producer = KafkaSettings.producer(kafka)) {
            List<TopicPartition> partitions = letters.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            letters.assign(partitions);
            Map<TopicPartition, Long> ends = letters.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> letters.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> letter : letters.poll(POLL)) {
                    DeadLetters.send(producer, original(letter));
                    replayed++;
                }
                letters.commitSync();
            }
        }
        return replayed;
    }

    private static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        String topic = new String(letter.headers().lastHeader(DeadLetters.TOPIC).value(), StandardCharsets.UTF_8);
        List<Header> headers = StreamSupport.stream(letter.headers().spliterator(), false)
                .filter(header -> !header.key().startsWith(DeadLetters.PREFIX))
                .toList();
        return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
    }
}
