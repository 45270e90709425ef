package io.onyxos.kit.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;

/**
 * Events that a service cannot handle, on its topic {@code <service>.dead-letter}: key, value and headers as they came,
 * and where they came from. {@link DeadLetterReplay} sends them back once the cause is gone.
 */
final class DeadLetters implements AutoCloseable {

    /** Every header added here begins like this, so a replay can take them off again. */
    static final String PREFIX = "dead-letter-";

    static final String TOPIC = PREFIX + "topic";

    private static final int PATIENCE_SECONDS = 10;

    private final Map<String, Object> environment;
    private final String topic;
    private KafkaProducer<byte[], byte[]> producer;

    DeadLetters(Map<String, Object> environment, String service) {
        this.environment = environment;
        this.topic = topicOf(service);
    }

    static String topicOf(String service) {
        return service + ".dead-letter";
    }

    /** @throws KafkaException if the broker has not acknowledged it: the event is still to be handled */
    void add(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        put(headers, TOPIC, record.topic());
        put(headers, PREFIX + "partition", record.partition());
        put(headers, PREFIX + "offset", record.offset());
        put(headers, PREFIX + "time", Instant.now());
        // the class only: a message may quote the payload
        put(headers, PREFIX + "exception-class-name", rootOf(failure).getClass().getName());
        if (producer == null) {
            producer = KafkaSettings.producer(environment);
        }
        send(producer, letter);
    }

    static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException("no acknowledgement from " + record.topic(), failure);
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }

    static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void put(Headers headers, String name, Object value) {
        headers.remove(name);
        headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }
}
