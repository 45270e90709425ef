package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.ServiceProcess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EventsWorld.class, restrictToAnnotatedClass = true)
class EventConsumerTest {

    private static final String TYPE = "io.onyxos.kit.note.written.v1";

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
    void stopConsumers() {
        consumers.forEach(EventConsumer::close);
    }

    @Test
    void anEventHasItsEffectOnceForItsAgencyHoweverOftenItComes() throws Exception {
        UUID note = UUID.randomUUID();
        double duplicates = counted("inbox.duplicates");
        startConsumer();
        UUID id = send(note, 1);
        EventBroker.send(id, TYPE, note, EventsWorld.AGENCY, json(note, 1));
        send(note, 2);

        awaitEffects(note, 1, 2);
        assertEquals(duplicates + 1, counted("inbox.duplicates"));
        assertEquals(
                EventsWorld.AGENCY.toString(),
                Sql.one("select distinct agency_id from kit.effects where note_id = '" + note + "'"));
    }

    @Test
    void whatIsNoEventBecomesADeadLetterAndHoldsUpNothing() throws Exception {
        UUID note = UUID.randomUUID();
        startConsumer();
        EventBroker.send(new ProducerRecord<>("kit.note", note.toString(), bytes("plain text")));
        UUID id = UUID.randomUUID();
        EventBroker.send(id, TYPE, note, EventsWorld.AGENCY, "{\"note_id\": \"no uuid\", \"number\": 1}");
        send(note, 2);

        awaitEffects(note, 2);
        var letters = EventBroker.read(
                "kit.dead-letter",
                read -> read.stream()
                                .filter(record -> note.toString().equals(record.key()))
                                .count()
                        == 2);
        var letter = letters.get(letters.size() - 1);
        assertEquals(id.toString(), EventBroker.header(letter, "ce_id"));
        assertEquals("kit.note", EventBroker.header(letter, "dead-letter-topic"));
        assertEquals(String.valueOf(partitionOf(note)), EventBroker.header(letter, "dead-letter-partition"));
        assertTrue(EventBroker.header(letter, "dead-letter-offset").matches("\\d+"));
        assertEquals(
                "com.fasterxml.jackson.databind.exc.InvalidFormatException",
                EventBroker.header(letter, "dead-letter-exception-class-name"));
        assertEquals("{\"note_id\": \"no uuid\", \"number\": 1}", letter.value());
    }

    @Test
    void whatABugRefusesThreeTimesIsReplayedWhenItIsMended() throws Exception {
        DeadLetterReplay.replay(EventBroker.settings(), "kit");
        UUID note = UUID.randomUUID();
        double buried = counted("events.dead.lettered");
        KeepNote.broken = true;
        startConsumer();
        send(note, 12);
        send(note, KeepNote.UNLUCKY);
        send(note, 14);
        awaitEffects(note, 12, 14);
        assertEquals(buried + 1, counted("events.dead.lettered"));

        KeepNote.broken = false;
        assertEquals(1, DeadLetterReplay.replay(EventBroker.settings(), "kit"));
        awaitEffects(note, 12, 14, KeepNote.UNLUCKY);
        assertEquals(0, DeadLetterReplay.replay(EventBroker.settings(), "kit"));
    }

    @Test
    void whatCannotBeDoneNowWaitsInItsPartitionAndOthersGoOn() throws Exception {
        UUID stuck = UUID.randomUUID();
        UUID other = noteIn((partitionOf(stuck) + 1) % 6);
        startConsumer();
        try (Connection connection = lockEffect(stuck, 1)) {
            send(stuck, 1);
            send(stuck, 2);
            Sql.await(
                    "1",
                    () -> Sql.one("select count(*) from pg_stat_activity"
                            + " where usename = 'kit_login' and wait_event_type = 'Lock'"));
            send(other, 1);
            awaitEffects(other, 1);
            assertEquals("", effects(stuck));
            connection.rollback();
        }
        awaitEffects(stuck, 1, 2);
    }

    @Test
    void aProcessKilledBetweenEffectAndOffsetRepeatsTheEventNotTheEffect() throws Exception {
        UUID note = UUID.randomUUID();
        TopicPartition partition = new TopicPartition("kit.note", partitionOf(note));
        double duplicates = counted("inbox.duplicates");
        long before = committed(partition);
        send(note, 1);
        send(note, 2);
        try (Connection connection = lockEffect(note, 2);
                ServiceProcess process = KitProcess.start()) {
            while (effects(note).isEmpty()) {
                Thread.sleep(10);
            }
            process.kill();
            connection.rollback();
        }
        assertEquals("1", effects(note));
        assertEquals(before, committed(partition));
        startConsumer();

        awaitEffects(note, 1, 2);
        assertEquals(duplicates + 1, counted("inbox.duplicates"));
    }

    @Test
    void replicasThatComeAndGoKeepTheOrderOfEveryAggregate() throws Exception {
        List<UUID> notes =
                IntStream.range(0, 12).mapToObj(i -> UUID.randomUUID()).toList();
        startConsumer();
        for (int number = 1; number <= 30; number++) {
            for (UUID note : notes) {
                send(note, number);
            }
            if (number == 10) {
                startConsumer();
            }
            if (number == 20) {
                consumers.get(0).close();
            }
        }
        for (UUID note : notes) {
            awaitEffects(note, IntStream.rangeClosed(1, 30).toArray());
        }
    }

    @Test
    void aConsumerThatStartsBeforeTheBrokerIsThereWaitsForIt() throws Exception {
        UUID note = UUID.randomUUID();
        EventBroker.kafka().stop();
        startConsumer();
        Thread.sleep(2_000);
        EventBroker.kafka().start();
        send(note, 1);

        awaitEffects(note, 1);
    }

    private void startConsumer() {
        var consumer = new EventConsumer("kit", EventBroker.settings(), inbox, metrics);
        consumer.start();
        consumers.add(consumer);
    }

    private static UUID send(UUID note, int number) {
        return EventBroker.send(TYPE, note, EventsWorld.AGENCY, json(note, number));
    }

    private static String json(UUID note, int number) {
        return "{\"note_id\": \"%s\", \"number\": %d, \"mood\": \"of no interest here\"}".formatted(note, number);
    }

    private static int partitionOf(UUID note) {
        return BuiltInPartitioner.partitionForKey(bytes(note.toString()), 6);
    }

    private static UUID noteIn(int partition) {
        return Stream.generate(UUID::randomUUID)
                .filter(note -> partitionOf(note) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whoever has the same effect waits until the connection's transaction ends. */
    private static Connection lockEffect(UUID note, int number) throws Exception {
        Connection connection = EventsWorld.postgres();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("insert into kit.effects (note_id, number, agency_id) values ('%s', %d, '%s')"
                    .formatted(note, number, EventsWorld.AGENCY));
        }
        return connection;
    }

    private static String effects(UUID note) throws Exception {
        return Sql.one(
                "select coalesce(string_agg(number::text, ',' order by at), '') from kit.effects where note_id = '"
                        + note + "'");
    }

    /** Waits until a note has exactly these effects, in this order. */
    private static void awaitEffects(UUID note, int... numbers) throws Exception {
        String expected = IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Sql.await(expected, () -> effects(note));
    }

    private static long committed(TopicPartition partition) throws Exception {
        try (Admin admin = Admin.create(EventBroker.settings())) {
            var offset = admin.listConsumerGroupOffsets("kit")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            return offset == null ? 0 : offset.offset();
        }
    }

    private double counted(String counter) {
        return metrics.find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
