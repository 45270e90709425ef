package io.onyxos.kit.events;

import io.onyxos.kit.liveness.WorkerThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
 * Reads the topics of a service's {@link EventFollower}s from their end, in one thread and in no group, so that every replica
 * sees every event. Nothing is remembered and nothing is committed.
 */
final class EventTail implements EventWorker {

    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** A poll says nothing of a broker that is away, so it is asked; this often and for at most this long. */
    static final Duration PROBE = Duration.ofSeconds(4);

    private static final Duration PAUSE = Duration.ofSeconds(2);

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
    private final List<EventFollower> followers;
    private final Duration probe;
    private final Map<String, List<EventFollower>> byTopic = new HashMap<>();
    private final WorkerThread thread = new WorkerThread("event-tail", this::run);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile KafkaConsumer<byte[], byte[]> reading;
    private boolean connected;

    /** @param environment where the broker is and how to sign in */
    EventTail(Map<String, Object> environment, List<EventFollower> followers, Duration probe) {
        settings = new HashMap<>(environment);
        settings.putAll(SETTINGS);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.followers = followers;
        this.probe = probe;
        for (EventFollower follower : followers) {
            for (String topic : follower.topics()) {
                byTopic.computeIfAbsent(topic, first -> new ArrayList<>()).add(follower);
            }
        }
    }

    /** None where the service follows nothing. */
    Set<String> topics() {
        return byTopic.keySet();
    }

    @Override
    public WorkerThread thread() {
        return thread;
    }

    /** Takes no longer than a question to the broker. */
    @Override
    public Thread stop() {
        stop.countDown();
        KafkaConsumer<byte[], byte[]> waiting = reading;
        if (waiting != null) {
            waiting.wakeup();
        }
        return thread;
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
                disconnect();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        long probed = System.nanoTime() - probe.toNanos();
        while (!isStopping()) {
            thread.turn();
            if (System.nanoTime() - probed >= probe.toNanos()) {
                probe(consumer, partitions);
                probed = System.nanoTime();
            }
            consumer.poll(POLL).forEach(this::receive);
        }
    }

    private void probe(KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        try {
            consumer.endOffsets(partitions, probe);
            if (!partitions(consumer).equals(partitions)) {
                throw new KafkaException("there are other partitions now");
            }
            if (!connected) {
                connected = true;
                followers.forEach(EventFollower::connected);
            }
        } catch (TimeoutException away) {
            if (connected) {
                LOG.warnf("The event tail waits for the broker: %s", away.getMessage());
            }
            disconnect();
        }
    }

    private void disconnect() {
        if (connected) {
            connected = false;
            followers.forEach(EventFollower::disconnected);
        }
    }

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        try {
            ReceivedEvent event = ReceivedEvent.of(record);
            byTopic.get(record.topic()).forEach(follower -> tell(follower, event));
        } catch (RuntimeException malformed) {
            LOG.warnf(
                    "%s-%d offset %d is no event: %s",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    malformed.getClass().getName());
        }
    }

    private static void tell(EventFollower follower, ReceivedEvent event) {
        try {
            follower.received(event);
        } catch (RuntimeException failure) {
            // a follower has no effect that could be lost, so nothing is tried again
            LOG.warnf("%s %s is passed over: %s", event.type(), event.id(), failure);
        }
    }

    private Set<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = new HashSet<>();
        for (String topic : topics()) {
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
