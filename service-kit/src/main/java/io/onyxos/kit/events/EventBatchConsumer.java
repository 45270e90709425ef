package io.onyxos.kit.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.liveness.WorkerThread;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Reads the topic of an {@link EventBatchHandler} in one thread and a group of its own. The offsets of a batch are committed
 * after its transaction; a batch that cannot be handled now is read again, and nothing else is until then.
 */
final class EventBatchConsumer<T> implements EventWorker {

    private static final Logger LOG = Logger.getLogger(EventBatchConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** What is not committed by then is committed with the next batch. */
    private static final Duration COMMIT = Duration.ofSeconds(3);

    private static final Backoff NO_BACKOFF = Backoff.none(Duration.ofSeconds(30));

    private final String group;
    private final String topic;
    private final Map<String, Object> environment;
    private final DeadLetters deadLetters;
    private final EventBatches<T> batches;
    private final WorkerThread thread;
    private volatile Backoff backoff = NO_BACKOFF;
    private volatile long pending;
    private volatile boolean stopping;

    EventBatchConsumer(
            String service,
            EventBatchHandler<T> handler,
            Map<String, Object> environment,
            Database database,
            EventPayloads payloads,
            MeterRegistry metrics) {
        this.group = service + "." + handler.name();
        this.topic = EventName.of(handler.consumes()).topic();
        this.environment = environment;
        this.deadLetters = new DeadLetters(environment, service, metrics);
        this.thread = new WorkerThread(handler.name(), this::run);
        this.batches = new EventBatches<>(handler, database, payloads, deadLetters, metrics, thread::turn);
    }

    @Override
    public WorkerThread thread() {
        return thread;
    }

    @Override
    public Thread stop() {
        stopping = true;
        return thread;
    }

    /** How many events, as far as is known here, wait in the partitions of this replica. */
    long pending() {
        return pending;
    }

    /** How often in a row the batch in hand has failed. */
    int attempts() {
        return backoff.attempts();
    }

    private void run() {
        try (deadLetters) {
            while (!stopping) {
                thread.turn();
                try (KafkaConsumer<byte[], byte[]> consumer = KafkaSettings.batchConsumer(environment, group)) {
                    consumer.subscribe(Set.of(topic));
                    while (!stopping) {
                        turn(consumer);
                    }
                } catch (RuntimeException lost) {
                    LOG.warnf("The consumer %s starts over: %s", group, lost);
                    EventConsumer.pause();
                } finally {
                    pending = 0;
                }
            }
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer) {
        thread.turn();
        if (backoff.isOver()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        // a partition may be assigned, and read, while the others wait
        if (!records.isEmpty() && backoff.isOver() && settle(records)) {
            backoff = NO_BACKOFF;
            commit(consumer);
        } else {
            records.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, records.records(partition).get(0).offset()));
        }
        pending = consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(lag -> lag.orElse(0))
                .sum();
    }

    /** Whether all of them are handled or dead letters; otherwise they are to be read again. */
    private boolean settle(ConsumerRecords<byte[], byte[]> records) {
        try {
            batches.settle(records);
            return true;
        } catch (RuntimeException outage) {
            backoff = backoff.afterFailure();
            LOG.warnf(
                    "%d events of %s wait %d ms after attempt %d: %s",
                    records.count(), topic, backoff.millis(), backoff.attempts(), outage);
            return false;
        }
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consumer.commitSync(COMMIT);
        } catch (RebalanceInProgressException | RetriableException later) {
            LOG.debugf("Offsets are not committed yet: %s", later.getMessage());
        }
    }
}
