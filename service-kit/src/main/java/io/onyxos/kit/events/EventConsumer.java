package io.onyxos.kit.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.liveness.WorkerThread;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Reads the topics of a service's handlers in one thread, record by record. An offset is committed after the transaction
 * of its event. An event that cannot be handled now holds back its partition, which is paused while the others go on and
 * the heartbeat beats; one that can never be handled becomes a dead letter.
 */
final class EventConsumer implements EventWorker {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** What is not committed by then is committed with what comes next. */
    private static final Duration COMMIT = Duration.ofSeconds(3);

    private static final long RECONNECT_MILLIS = 1_000;

    private final String service;
    private final Map<String, Object> environment;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
    private final Map<TopicPartition, Setback> waiting = new HashMap<>();
    private final WorkerThread thread = new WorkerThread("event-consumer", this::run);
    private volatile long pending;
    private volatile int attempts;
    private volatile boolean stopping;

    EventConsumer(String service, Map<String, Object> environment, Inbox inbox, MeterRegistry metrics) {
        this.service = service;
        this.environment = environment;
        this.inbox = inbox;
        this.deadLetters = new DeadLetters(environment, service, metrics);
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

    /** How often in a row the event that failed last has failed. */
    int attempts() {
        return attempts;
    }

    private void run() {
        try (deadLetters) {
            while (!stopping) {
                consume();
            }
        }
    }

    private void consume() {
        thread.turn();
        handled.clear();
        waiting.clear();
        try (KafkaConsumer<byte[], byte[]> consumer = KafkaSettings.consumer(environment, service)) {
            consumer.subscribe(inbox.topics(), new Ownership(consumer));
            while (!stopping) {
                turn(consumer);
            }
        } catch (RuntimeException lost) {
            LOG.warnf("The event consumer starts over: %s", lost);
            pause();
        } finally {
            pending = 0;
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer) {
        thread.turn();
        consumer.resume(waiting.keySet().stream()
                .filter(partition -> waiting.get(partition).backoff().isOver())
                .toList());
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            long next = firstNotSettled(partition, records.records(partition));
            if (waiting.containsKey(partition) || stopping) {
                consumer.seek(partition, next);
                consumer.pause(List.of(partition));
            }
        }
        commit(consumer);
        pending = consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(lag -> lag.orElse(0))
                .sum();
    }

    /** Settles records in their order until one has to wait; its offset, or the one behind the last. */
    private long firstNotSettled(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        long next = records.get(0).offset();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (stopping || !settle(partition, record)) {
                return record.offset();
            }
            waiting.remove(partition);
            next = record.offset() + 1;
            handled.put(partition, new OffsetAndMetadata(next));
        }
        return next;
    }

    private boolean settle(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        thread.turn();
        try {
            inbox.receive(ReceivedEvent.of(record));
            return true;
        } catch (RuntimeException failure) {
            Setback setback = waiting.getOrDefault(partition, Setback.NONE).after(failure);
            if (setback.isHopeless() && deadLetters.add(record, failure)) {
                return true;
            }
            LOG.warnf(
                    "Event at %s offset %d waits %d ms after attempt %d: %s",
                    partition,
                    record.offset(),
                    setback.backoff().millis(),
                    setback.backoff().attempts(),
                    failure.getClass().getName());
            attempts = setback.backoff().attempts();
            waiting.put(partition, setback);
            return false;
        }
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        if (handled.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(handled, COMMIT);
            handled.clear();
        } catch (RebalanceInProgressException | RetriableException later) {
            // the next turn commits them; delivered again before that, they are duplicates for the inbox
            LOG.debugf("Offsets are not committed yet: %s", later.getMessage());
        }
    }

    /** What is handled is committed before a partition goes to another replica, and forgotten when it is gone. */
    private final class Ownership implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer;

        private Ownership(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit(consumer);
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            handled.keySet().removeAll(partitions);
            waiting.keySet().removeAll(partitions);
        }
    }

    static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }
}
