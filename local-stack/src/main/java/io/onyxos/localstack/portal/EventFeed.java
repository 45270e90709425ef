package io.onyxos.localstack.portal;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events of the broker as server-sent events: the last ones of each partition, then those that come. */
final class EventFeed {

    private static final Pattern TOPICS = Pattern.compile("[a-z]+\\.[a-z_-]+");
    private static final int RECENT = 10;
    private static final Duration TURN = Duration.ofSeconds(1);
    /** Small, because each open page has a consumer in the small heap of the stack. */
    private static final int LARGEST_FETCH = 1 << 20;

    private static final int IMPATIENCE_MILLIS = 5000;

    private final String broker;

    EventFeed(String broker) {
        this.broker = broker;
    }

    /** Writes until the browser goes away, on a thread of its own. */
    void stream(RoutingContext context) {
        var thread = new Thread(() -> follow(context), "events");
        thread.setDaemon(true);
        context.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .write(": connected\n\n");
        thread.start();
    }

    private void follow(RoutingContext context) {
        var response = context.response();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            begin(consumer);
            while (!response.closed() && !response.ended()) {
                consumer.poll(TURN)
                        .forEach(event ->
                                response.write("data: " + describe(event).encode() + "\n\n"));
                response.write(": waiting\n\n");
            }
        } catch (KafkaException e) {
            // the browser asks again by itself
            if (!response.closed()) response.end();
        } catch (IllegalStateException closed) {
            // the browser went away between two events
        }
    }

    private static void begin(KafkaConsumer<String, String> consumer) {
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> TOPICS.matcher(topic.getKey()).matches())
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        var first = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(partition, Math.max(first.get(partition), end - RECENT)));
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                LARGEST_FETCH,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                IMPATIENCE_MILLIS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                IMPATIENCE_MILLIS - 1);
    }

    private static JsonObject describe(ConsumerRecord<String, String> event) {
        var headers = new JsonObject();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new JsonObject()
                .put("topic", event.topic())
                .put("key", event.key())
                .put("at", Instant.ofEpochMilli(event.timestamp()))
                .put("headers", headers)
                .put("value", event.value());
    }
}
