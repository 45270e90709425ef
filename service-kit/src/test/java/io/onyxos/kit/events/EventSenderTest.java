package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onyxos.kit.testing.EventBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsWorld.class)
class EventSenderTest {

    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    Vertx vertx;

    private final EventSender sender = new EventSender(EventBroker.settings(), "kit.parcel");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void anEventHasItsKeyAndItsEnvelope() throws Exception {
        OutgoingEvent event = parcel();
        sendUntilAcknowledged(event);

        ConsumerRecord<String, String> record = EventBroker.readAll("kit.parcel").stream()
                .filter(read -> event.id().toString().equals(EventBroker.header(read, "ce_id")))
                .findFirst()
                .orElseThrow();
        assertEquals(event.key(), record.key());
        assertEquals(event.aggregateId().toString(), EventBroker.header(record, "ce_subject"));
        assertEquals("urn:onyxos:event:io.onyxos.kit.parcel.sent.v1", EventBroker.header(record, "ce_dataschema"));
        assertEquals(new String(event.data()), record.value());
    }

    @Test
    void theSenderLearnsOnItsOwnContextWhatBecameOfItsEvent() throws Exception {
        sendUntilAcknowledged(parcel());
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Context> acknowledged = new CompletableFuture<>();
        context.runOnContext(now -> sender.send(parcel(), LONG)
                .subscribe()
                .with(done -> acknowledged.complete(Vertx.currentContext()), acknowledged::completeExceptionally));

        assertSame(context, acknowledged.get(30, TimeUnit.SECONDS));
    }

    @Test
    void withoutItsBrokerAnEventFailsInTimeAndLaterOnesArrive() throws Exception {
        sendUntilAcknowledged(parcel());
        EventBroker.kafka().kill();
        EventSender unconnected = new EventSender(EventBroker.settings(), "kit.parcel");
        try {
            for (EventSender one : List.of(sender, unconnected)) {
                assertThrows(
                        TimeoutException.class,
                        () -> one.send(parcel(), BRIEF).await().atMost(LONG));
            }
        } finally {
            EventBroker.kafka().start();
            unconnected.close();
        }
        sendUntilAcknowledged(parcel());
    }

    @Test
    void eightWhoSendWhileTheBrokerCrashesLoseNothing() throws Exception {
        sendUntilAcknowledged(parcel());
        Set<String> sent = new HashSet<>();
        List<OutgoingEvent> events =
                IntStream.range(0, 800).mapToObj(i -> parcel()).toList();
        events.forEach(event -> sent.add(event.id().toString()));
        List<CompletableFuture<Void>> senders = IntStream.range(0, 8)
                .mapToObj(part -> CompletableFuture.runAsync(
                        () -> events.subList(part * 100, part * 100 + 100).forEach(this::sendUntilAcknowledged)))
                .toList();
        EventBroker.kafka().kill();
        EventBroker.kafka().start();
        senders.forEach(CompletableFuture::join);

        Set<String> arrived = new HashSet<>();
        EventBroker.readAll("kit.parcel").forEach(record -> arrived.add(EventBroker.header(record, "ce_id")));
        sent.removeAll(arrived);
        assertEquals(Set.of(), sent);
    }

    /** As a caller does that knows no other place for the event. */
    private void sendUntilAcknowledged(OutgoingEvent event) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            try {
                sender.send(event, Duration.ofSeconds(2)).await().atMost(LONG);
                return;
            } catch (RuntimeException lost) {
                if (Instant.now().isAfter(deadline)) {
                    throw lost;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static OutgoingEvent parcel() {
        UUID id = UUID.randomUUID();
        return new OutgoingEvent(
                id,
                "io.onyxos.kit.parcel.sent.v1",
                id,
                EventsWorld.AGENCY,
                Instant.now(),
                id + ":2",
                Effects.bytes("{\"parcel_id\": \"%s\", \"number\": 1}".formatted(id)));
    }
}
