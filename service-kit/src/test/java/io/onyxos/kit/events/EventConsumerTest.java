package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.testing.EventBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsWorld.class)
class EventConsumerTest {

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry metrics;

    private final List<EventConsumer> consumers = new ArrayList<>();

    @BeforeEach
    void mend() {
        KeepNote.broken = false;
    }

    @AfterEach
    void stopConsumers() throws InterruptedException {
        for (EventConsumer consumer : consumers) {
            consumer.stop().join();
        }
    }

    @Test
    void anEventHasItsEffectOnceForItsAgencyHoweverOftenItComes() throws Exception {
        UUID note = UUID.randomUUID();
        double duplicates = counted("inbox.duplicates");
        startConsumer();
        UUID id = Effects.send(note, 1);
        EventBroker.send(id, Effects.TYPE, note, EventsWorld.AGENCY, Effects.json(note, 1));
        Effects.send(note, 2);

        Effects.await(note, 1, 2);
        assertEquals(duplicates + 1, counted("inbox.duplicates"));
        assertEquals(
                EventsWorld.AGENCY.toString(),
                Sql.one("select distinct agency_id from kit.effects where note_id = '" + note + "'"));
    }

    @Test
    void whatAnEventLeadsToBelongsToTheTraceOfTheRequestBehindIt() throws Exception {
        UUID note = UUID.randomUUID();
        startConsumer();
        ProducerRecord<byte[], byte[]> record = new OutboxEvent(
                        1,
                        UUID.randomUUID(),
                        EventsWorld.AGENCY,
                        EventName.of(Effects.TYPE),
                        note,
                        Effects.bytes(Effects.json(note, 1)),
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        Instant.now())
                .toRecord();
        EventBroker.send(new ProducerRecord<>(record.topic(), null, note.toString(), record.value(), record.headers()));

        Effects.await(note, 1);
        assertEquals(
                "0af7651916cd43dd8448eb211c80319c",
                Sql.one("select split_part(traceparent, '-', 2) from kit.effects where note_id = '" + note + "'"));
    }

    @Test
    void whatIsNoEventBecomesADeadLetterAndHoldsUpNothing() throws Exception {
        UUID note = UUID.randomUUID();
        startConsumer();
        EventBroker.send(new ProducerRecord<>("kit.note", note.toString(), Effects.bytes("plain text")));
        UUID id = UUID.randomUUID();
        EventBroker.send(id, Effects.TYPE, note, EventsWorld.AGENCY, "{\"note_id\": \"no uuid\", \"number\": 1}");
        Effects.send(note, 2);

        Effects.await(note, 2);
        var letters = EventBroker.read("kit.dead-letter", read -> of(note, read).size() == 2);
        var letter = of(note, letters).get(1);
        assertEquals(id.toString(), EventBroker.header(letter, "ce_id"));
        assertEquals("kit.note", EventBroker.header(letter, "dead-letter-topic"));
        assertEquals(String.valueOf(Effects.partitionOf(note)), EventBroker.header(letter, "dead-letter-partition"));
        assertTrue(EventBroker.header(letter, "dead-letter-offset").matches("\\d+"));
        assertEquals(
                "com.fasterxml.jackson.databind.exc.InvalidFormatException",
                EventBroker.header(letter, "dead-letter-exception-class-name"));
        assertEquals("{\"note_id\": \"no uuid\", \"number\": 1}", letter.value());
    }

    @Test
    void whatABugRefusesThreeTimesIsReplayedWhenItIsMended() throws Exception {
        UUID note = UUID.randomUUID();
        KeepNote.broken = true;
        startConsumer();
        Effects.send(note, 12);
        Effects.send(note, KeepNote.UNLUCKY);
        Effects.send(note, 14);
        Effects.await(note, 12, 14);
        assertEquals(1, of(note, EventBroker.readAll("kit.dead-letter")).size());

        KeepNote.broken = false;
        DeadLetterReplay.replay(EventBroker.settings(), "kit");
        Effects.await(note, 12, 14, KeepNote.UNLUCKY);
        DeadLetterReplay.replay(EventBroker.settings(), "kit");
        assertEquals(4, of(note, EventBroker.readAll("kit.note")).size());
    }

    @Test
    void replicasThatComeAndGoKeepTheOrderOfEveryAggregate() throws Exception {
        List<UUID> notes =
                IntStream.range(0, 12).mapToObj(i -> UUID.randomUUID()).toList();
        startConsumer();
        for (int number = 1; number <= 30; number++) {
            for (UUID note : notes) {
                Effects.send(note, number);
            }
            if (number == 10) {
                startConsumer();
            }
            if (number == 20) {
                consumers.get(0).stop().join();
            }
        }
        for (UUID note : notes) {
            Effects.await(note, IntStream.rangeClosed(1, 30).toArray());
        }
    }

    private static List<ConsumerRecord<String, String>> of(UUID note, List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .filter(record -> note.toString().equals(record.key()))
                .toList();
    }

    private void startConsumer() {
        var consumer = new EventConsumer("kit", EventBroker.settings(), inbox, metrics);
        consumer.thread().start();
        consumers.add(consumer);
    }

    private double counted(String counter) {
        return metrics.find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
