package io.onyxos.kit.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.EventBatchHandler.Delivered;
import io.onyxos.kit.events.ReceivedEvent.MalformedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gives batches to their handler, and splits one that is refused until the events that cause it stand alone. */
final class EventBatches<T> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final EventName name;
    private final EventBatchHandler<T> handler;
    private final Database database;
    private final EventPayloads payloads;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private final Runnable turn;

    /** An event and where it came from, which a dead letter tells. */
    private record Item<T>(ConsumerRecord<byte[], byte[]> record, Delivered<T> delivered) {}

    /** @param turn called before each transaction, since one record after the other may need its own */
    EventBatches(
            EventBatchHandler<T> handler,
            Database database,
            EventPayloads payloads,
            DeadLetters deadLetters,
            MeterRegistry metrics,
            Runnable turn) {
        this.name = EventName.of(handler.consumes());
        this.handler = handler;
        this.database = database;
        this.payloads = payloads;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.turn = turn;
    }

    /**
     * Returns when all records are handled, dead letters, or of no interest here.
     *
     * @throws RuntimeException where the infrastructure is in trouble; what is handled by then is to be handled again
     */
    void settle(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<Item<T>> batch = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                ReceivedEvent event = ReceivedEvent.of(record);
                if (event.type().equals(name.type())) {
                    batch.add(new Item<>(record, new Delivered<>(event, payloads.read(event, handler.consumes()))));
                }
            } catch (MalformedEvent malformed) {
                bury(record, malformed);
            }
        }
        handleOrSplit(batch);
    }

    private void handleOrSplit(List<Item<T>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            turn.run();
            try {
                handle(batch.stream().map(Item::delivered).toList());
                return;
            } catch (RuntimeException failure) {
                if (Setback.isOutage(failure)) {
                    throw failure;
                }
                if (batch.size() > 1) {
                    int half = batch.size() / 2;
                    handleOrSplit(batch.subList(0, half));
                    handleOrSplit(batch.subList(half, batch.size()));
                    return;
                }
                if (attempt == ATTEMPTS) {
                    bury(batch.get(0).record(), failure);
                }
            }
        }
    }

    private void handle(List<Delivered<T>> events) {
        database.asWorker(() -> handler.handle(events).replaceWithVoid())
                .await()
                .atMost(PATIENCE);
        Instant now = Instant.now();
        for (Delivered<T> event : events) {
            metrics.timer("event.end.to.end", "event_type", name.type())
                    .record(Duration.between(event.about().occurredAt(), now));
        }
    }

    /** A letter that the broker does not take is an outage: nothing of the batch is lost. */
    private void bury(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        if (!deadLetters.add(record, failure)) {
            throw failure;
        }
    }
}
