package io.onyxos.kit.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jboss.logging.Logger;

/**
 * Sends batches to Kafka and knows whether the broker is there. Serves one relay, one batch at a time; every method may
 * block for a bounded time.
 */
class EventPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    /** A batch is acknowledged within this time or given up: its transaction must not hold back vacuum. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Backoff NO_BACKOFF = Backoff.none(Duration.ofSeconds(5));

    /** No broker is set up to refuse records below this size; larger ones are acknowledged before the next is sent. */
    private static final int LARGE = 16 * 1024;

    private static final Set<Class<?>> REFUSALS = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            InvalidTopicException.class,
            TopicAuthorizationException.class,
            PolicyViolationException.class);

    private final Map<String, Object> environment;
    private final Set<String> topics;
    private final Duration patience;
    private KafkaProducer<byte[], byte[]> producer;
    private Backoff backoff = NO_BACKOFF;

    /** @param environment where the broker is and how to sign in */
    EventPublisher(Map<String, Object> environment, Set<String> topics, Duration patience) {
        this.environment = environment;
        this.topics = topics;
        this.patience = patience;
    }

    /**
     * Whether a batch may be tried. Learns every topic's partitions first, so that no transaction waits for them; after
     * a failure tries again at growing intervals.
     */
    synchronized boolean isConnected() {
        if (producer == null && backoff.isOver()) {
            try {
                producer = KafkaSettings.producer(environment);
                topics.forEach(producer::partitionsFor);
            } catch (KafkaException unreachable) {
                giveUp(unreachable);
            }
        }
        return producer != null;
    }

    /**
     * Sends the events in their order and waits until they are acknowledged.
     *
     * @throws KafkaException if an acknowledgement is missing: the batch must be published again
     */
    synchronized Delivery publish(List<OutboxEvent> events) {
        long start = System.nanoTime();
        Delivery delivery = new Delivery(new ArrayList<>(), new HashMap<>());
        Set<String> held = new HashSet<>();
        Map<OutboxEvent, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        try {
            for (OutboxEvent event : events) {
                // so that a slow broker still makes progress
                if (System.nanoTime() - start > patience.toNanos() / 2) {
                    break;
                }
                if (held.contains(event.aggregate())) {
                    continue;
                }
                Future<RecordMetadata> answer = producer.send(event.toRecord());
                // a refusal that is known now holds back the aggregate's later events
                if (answer.isDone() || event.payload().length > LARGE) {
                    settle(event, answer, start, delivery, held);
                } else {
                    sent.put(event, answer);
                }
            }
            sent.forEach((event, answer) -> settle(event, answer, start, delivery, held));
            backoff = NO_BACKOFF;
            return delivery;
        } catch (KafkaException failure) {
            giveUp(failure);
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            // nothing in flight may arrive after what the next producer sends
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private void settle(
            OutboxEvent event, Future<RecordMetadata> answer, long start, Delivery delivery, Set<String> held) {
        try {
            answer.get(patience.toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
            delivery.published().add(event);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (!REFUSALS.contains(cause.getClass())) {
                throw new KafkaException(
                        "no acknowledgement from " + event.name().topic(), cause);
            }
            if (held.add(event.aggregate())) {
                delivery.refused().put(event, cause.getClass().getSimpleName());
            }
        } catch (TimeoutException late) {
            throw new KafkaException(
                    "no acknowledgement from " + event.name().topic() + " in " + patience.toSeconds() + " s", late);
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
    }

    private void giveUp(KafkaException failure) {
        close();
        backoff = backoff.afterFailure();
        LOG.warnf("Kafka is not available, next attempt in %d ms: %s", backoff.millis(), failure.getMessage());
    }

    /**
     * What became of a batch; events named in neither wait for the next one.
     *
     * @param published acknowledged by all in-sync replicas
     * @param refused what the broker will never take, each with the error's name; at most one event of an aggregate
     */
    record Delivery(List<OutboxEvent> published, Map<OutboxEvent, String> refused) {}
}
