package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.testing.EventBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsWorld.class)
class EventBatchConsumerTest {

    private static final String TYPE = "io.onyxos.kit.parcel.sent.v1";

    @Inject
    CountParcels counting;

    @Inject
    Database database;

    @Inject
    EventPayloads payloads;

    @Inject
    MeterRegistry metrics;

    private final UUID parcel = UUID.randomUUID();
    private final List<EventBatchConsumer<?>> consumers = new ArrayList<>();

    /** The same work in a group of its own, which has read nothing yet. */
    private record Again(CountParcels counting, String name) implements EventBatchHandler<ParcelSeen> {

        @Override
        public Class<ParcelSeen> consumes() {
            return ParcelSeen.class;
        }

        @Override
        public Uni<?> handle(List<Delivered<ParcelSeen>> events) {
            return counting.handle(events);
        }
    }

    @AfterEach
    void stopConsumers() throws InterruptedException {
        for (EventBatchConsumer<?> consumer : consumers) {
            consumer.stop().join();
        }
    }

    @Test
    void eventsOfEightProducersAreCountedOnceHoweverOftenTheyAreRead() throws Exception {
        start(counting);
        List<CompletableFuture<Void>> producers = IntStream.range(0, 8)
                .mapToObj(producer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 100; i++) {
                        UUID id = UUID.randomUUID();
                        int number = 100 + producer * 100 + i;
                        send(id, parcel, number);
                        send(id, parcel, number);
                    }
                }))
                .toList();
        producers.forEach(CompletableFuture::join);
        await("800");

        EventBatchConsumer<?> again = start(new Again(counting, "parcel-counter-again"));
        UUID last = UUID.randomUUID();
        send(UUID.randomUUID(), last, 1);
        Sql.await("1", () -> Sql.one("select count(*) from kit.counted where parcel_id = '" + last + "'"));
        Sql.await("0", () -> String.valueOf(again.pending()));
        assertEquals("800", count());
    }

    @Test
    void oneBadEventAmongManyBecomesADeadLetterAndTheOthersAreHandled() throws Exception {
        double buried = buried();
        for (int number = 1; number <= 40; number++) {
            send(UUID.randomUUID(), parcel, number);
        }
        EventBroker.send(new ProducerRecord<>("kit.parcel", parcel.toString(), Effects.bytes("plain text")));
        send(UUID.randomUUID(), parcel, 41);
        start(counting);

        await("40");
        Sql.await(String.valueOf(buried + 2), () -> String.valueOf(buried()));
        assertEquals(
                "0",
                Sql.one("select count(*) from kit.counted where parcel_id = '" + parcel + "' and number = "
                        + CountParcels.REFUSED));
    }

    @Test
    void aBatchWaitsForItsDatabaseAndItsBroker() throws Exception {
        double buried = buried();
        start(counting);
        send(UUID.randomUUID(), parcel, 1);
        await("1");
        EventsWorld.database().stop();
        EventBatchConsumer<?> waiting = consumers.get(0);
        try {
            send(UUID.randomUUID(), parcel, 2);
            Sql.await("true", () -> String.valueOf(waiting.attempts() >= 2));
        } finally {
            EventsWorld.database().start();
        }
        await("2");
        EventBroker.kafka().kill();
        EventBroker.kafka().start();
        send(UUID.randomUUID(), parcel, 3);

        await("3");
        assertEquals(buried, buried());
    }

    private EventBatchConsumer<?> start(EventBatchHandler<?> handler) {
        var consumer = new EventBatchConsumer<>("kit", handler, EventBroker.settings(), database, payloads, metrics);
        consumer.thread().start();
        consumers.add(consumer);
        return consumer;
    }

    private static void send(UUID id, UUID parcel, int number) {
        EventBroker.send(id, TYPE, parcel, EventsWorld.AGENCY, """
                {"parcel_id": "%s", "number": %d, "content": "of no interest here"}""".formatted(parcel, number));
    }

    private void await(String count) throws Exception {
        Sql.await(count, this::count);
    }

    private String count() throws SQLException {
        return Sql.one("select count(*) from kit.counted where parcel_id = '" + parcel + "'");
    }

    private double buried() {
        return metrics.find("events.dead.lettered").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
