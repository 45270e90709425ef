package io.onyxos.kit.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.jboss.logging.Logger;

/**
 * Events that a service cannot handle, on its topic {@code <service>.dead-letter}: key, value and headers as they came,
 * and where they came from. {@link DeadLetterReplay} sends them back once the cause is gone.
 */
final class DeadLetters implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** Every header added here begins like this, so a replay can take them off again. */
    static final String PREFIX = "dead-letter-";

    static final String TOPIC = PREFIX + "topic";

    private static final int PATIENCE_SECONDS = 10;

    private final Map<String, Object> environment;
    private final String topic;
    private final MeterRegistry metrics;
    private KafkaProducer<byte[], byte[]> producer;

    DeadLetters(Map<String, Object> environment, String service, MeterRegistry metrics) {
        this.environment = environment;
        this.topic = topicOf(service);
        this.metrics = metrics;
    }

    static String topicOf(String service) {
        return service + ".dead-letter";
    }

    /** Whether it is one now: if the broker has not acknowledged it, the event is still to be handled. */
    boolean add(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        try {
            if (producer == null) {
                producer = KafkaSettings.producer(environment);
            }
            send(producer, letter(record, failure));
        } catch (KafkaException lost) {
            LOG.warnf("No dead letter can be written: %s", lost.getMessage());
            close();
            return false;
        }
        metrics.counter("events.dead.lettered", "topic", record.topic()).increment();
        LOG.errorf(
                "Event at %s-%d offset %d is a dead letter: %s",
                record.topic(),
                record.partition(),
                record.offset(),
                rootOf(failure).getClass().getName());
        return true;
    }

    private ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        put(headers, TOPIC, record.topic());
        put(headers, PREFIX + "partition", record.partition());
        put(headers, PREFIX + "offset", record.offset());
        put(headers, PREFIX + "time", Instant.now());
        // the class only: a message may quote the payload
        put(headers, PREFIX + "exception-class-name", rootOf(failure).getClass().getName());
        return letter;
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
            // a letter without acknowledgement is written again; one that came late would be there twice
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static Throwable rootOf(Throwable failure) {
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
