package io.onyxos.localstack.kafka;

import io.onyxos.localstack.machine.Ports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints the events of the running stack, the oldest first, until it is interrupted. Kafka's own tools are a download of 60 MB. */
final class ShowEvents {

    private ShowEvents() {}

    /** @param arguments one pattern of topics; every event of the suite without one */
    public static void main(String... arguments) {
        var topics = Pattern.compile(arguments.length > 0 ? arguments[0] : "[a-z]+\\.[a-z_]+");
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Ports.HOST + ":" + LocalKafka.USUAL_PORT,
                ConsumerConfig.GROUP_ID_CONFIG,
                "console-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(topics);
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(ShowEvents::print);
            }
        }
    }

    private static void print(ConsumerRecord<String, String> event) {
        System.out.println(event.topic() + " " + event.key());
        event.headers()
                .forEach(header -> System.out.println(
                        "  " + header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8)));
        System.out.println("  " + event.value() + "\n");
    }
}
