package io.onyxos.operations.presence;

import io.onyxos.kit.events.ReceivedEvent;
import io.onyxos.kit.liveness.WorkerThread;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads topics from their end, in one thread and in no group, so that every replica sees every event: for what is shown to
 * people who are connected to this replica. Effects belong to an {@link io.onyxos.kit.events.EventHandler}. What happens
 * while the tail is not connected may be missed; whoever needs it looks at its source when {@link Listener#connected} is
 * called.
 */
final class EventTail implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** A poll says nothing of a broker that is away, so it is asked; this often and for at most this long. */
    private static final Duration PROBE_EVERY = Duration.ofSeconds(5);

    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Nothing is remembered, so nothing is committed. */
    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000);

    private final Map<String, Object> settings;
    private final Set<String> topics;
    private final Listener listener;
    private final WorkerThread thread = new WorkerThread("event-tail", this::run);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile KafkaConsumer<byte[], byte[]> reading;
    private volatile boolean connected;

    /** Whoever listens; called in the tail's thread, which must not be kept waiting. */
    interface Listener {

        /** From now on every event arrives, until the broker is away again. */
        void connected();

        /** An event, in the order of its aggregate; rarely one that came before. */
        void received(ReceivedEvent event);
    }

    /** @param environment where the broker is and how to sign in */
    EventTail(Map<String, Object> environment, Set<String> topics, Listener listener) {
        settings = new HashMap<>(environment);
        settings.putAll(SETTINGS);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.topics = topics;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    WorkerThread thread() {
        return thread;
    }

    /** Whether events arrive. */
    boolean isConnected() {
        return connected;
    }

    @Override
    public void close() {
        stop.countDown();
        KafkaConsumer<byte[], byte[]> waiting = reading;
        if (waiting != null) {
            waiting.wakeup();
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopping()) {
            thread.turn();
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                reading = consumer;
                Set<TopicPartition> partitions = partitions(consumer);
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                // asked for, or else the end is where it happens to be at the first poll
                partitions.forEach(consumer::position);
                follow(consumer, partitions);
            } catch (RuntimeException lost) {
                if (!isStopping()) {
                    LOG.warnf("The event tail starts over: %s", lost);
                    pause();
                }
            } finally {
                reading = null;
                connected = false;
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        long probed = System.nanoTime() - PROBE_EVERY.toNanos();
        while (!isStopping()) {
            thread.turn();
            if (System.nanoTime() - probed >= PROBE_EVERY.toNanos()) {
                probe(consumer, partitions);
                probed = System.nanoTime();
            }
            consumer.poll(POLL).forEach(this::receive);
        }
    }

    private void probe(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        try {
            consumer.endOffsets(partitions, PROBE_PATIENCE);
            if (!partitions(consumer).equals(partitions)) {
                throw new KafkaException("there are other partitions now");
            }
            if (!connected) {
                connected = true;
                listener.connected();
            }
        } catch (TimeoutException away) {
            if (connected) {
                LOG.warnf("The event tail waits for the broker: %s", away.getMessage());
            }
            connected = false;
        }
    }

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        try {
            listener.received(ReceivedEvent.of(record));
        } catch (RuntimeException failure) {
            // nothing is done twice or made up for here: the others are worth more than this one
            LOG.warnf(
                    "Event at %s-%d offset %d is passed over: %s",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    failure.getClass().getName());
        }
    }

    private Set<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = new HashSet<>();
        for (String topic : topics) {
            Collection<PartitionInfo> known = consumer.partitionsFor(topic);
            if (known == null || known.isEmpty()) {
                throw new KafkaException("no topic " + topic);
            }
            known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void pause() {
        try {
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ignored) {
            stop.countDown();
        }
    }
}
