package io.onyxos.kit.events;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Sends events of one topic straight to Kafka, for what happens outside of any transaction, such as a click on a link. What
 * a transaction changes is told through the {@link Outbox}. One for a service and topic; it connects in the background.
 */
public final class EventSender implements AutoCloseable {

    /** What is on its way when the service ends; less than a request may take. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final KafkaProducer<byte[], byte[]> producer;

    /** @param kafka the bean {@code @Identifier("default-kafka-broker")}: where the broker is and how to sign in */
    public EventSender(Map<String, Object> kafka, String topic) {
        producer = KafkaSettings.sender(kafka);
        try {
            // asks for the topic's partitions and waits for no answer
            producer.partitionsFor(topic);
        } catch (TimeoutException expected) {
            // they are known a moment later
        }
    }

    /**
     * Sends an event, never blocks and never waits longer than it may.
     *
     * @return completes on the caller's context once every in-sync replica has the event. It fails if that is not known in
     *     time, if the broker is away or refuses the event, or if too many events wait already; the event may arrive all the
     *     same, so what the caller does instead has to know the event's id
     */
    public Uni<Void> send(OutgoingEvent event, Duration patience) {
        Context context = Vertx.currentContext();
        Uni<Void> sent = Uni.createFrom()
                .<Void>emitter(emitter -> producer.send(event.toRecord(), (metadata, failure) -> {
                    if (failure == null) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(failure);
                    }
                }))
                .ifNoItem()
                .after(patience)
                .failWith(() -> new TimeoutException("no acknowledgement in " + patience.toMillis() + " ms"));
        return context == null ? sent : sent.emitOn(work -> context.runOnContext(now -> work.run()));
    }

    /** Waits, for ten seconds at the most, until what was sent is acknowledged. */
    @Override
    public void close() {
        producer.close(LONGEST_END);
    }
}
