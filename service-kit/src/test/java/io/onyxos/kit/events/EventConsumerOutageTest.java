package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.testing.EventBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event has to wait for is away: a row, the database, the broker. */
@QuarkusTest
@WithTestResource(EventsWorld.class)
class EventConsumerOutageTest {

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry metrics;

    private EventConsumer consumer;
    private double buried;

    @BeforeEach
    void prepare() {
        KeepNote.broken = false;
        consumer = new EventConsumer("kit", EventBroker.settings(), inbox, metrics);
        buried = buried();
    }

    @AfterEach
    void stopConsumer() throws InterruptedException {
        consumer.stop().join();
    }

    @Test
    void whatCannotBeDoneNowWaitsInItsPartitionAndOthersGoOn() throws Exception {
        UUID stuck = UUID.randomUUID();
        UUID other = Effects.noteIn((Effects.partitionOf(stuck) + 1) % 6);
        consumer.thread().start();
        try (Connection connection = Effects.lock(stuck, 1)) {
            Effects.send(stuck, 1);
            Effects.send(stuck, 2);
            Sql.await(
                    "1",
                    () -> Sql.one("select count(*) from pg_stat_activity"
                            + " where usename = 'kit_login' and wait_event_type = 'Lock'"));
            Effects.send(other, 1);
            Effects.await(other, 1);
            assertEquals("", Effects.of(stuck));
            Sql.await("2", () -> String.valueOf(consumer.pending()));
            connection.rollback();
        }
        Effects.await(stuck, 1, 2);
        Sql.await("0", () -> String.valueOf(consumer.pending()));
    }

    @Test
    void whatComesWhileTheDatabaseIsAwayIsHandledWhenItIsBack() throws Exception {
        UUID note = UUID.randomUUID();
        consumer.thread().start();
        Effects.send(note, 1);
        Effects.await(note, 1);
        EventsWorld.database().stop();
        Effects.send(note, 2);
        Effects.send(note, 3);
        // more than the three that a bug may have
        Sql.await("true", () -> String.valueOf(consumer.attempts() > 3));
        EventsWorld.database().start();

        Effects.await(note, 1, 2, 3);
        assertEquals(buried, buried());
    }

    @Test
    void anAttemptInAnOutageIsNotOneOfTheThree() throws Exception {
        UUID note = UUID.randomUUID();
        int attempts = KeepNote.ATTEMPTS.get();
        int refusals = KeepNote.REFUSALS.get();
        consumer.thread().start();
        try (Connection connection = Effects.lock(note, KeepNote.UNLUCKY)) {
            Effects.send(note, KeepNote.UNLUCKY);
            Sql.await("3", () -> String.valueOf(KeepNote.ATTEMPTS.get() - attempts));
            KeepNote.broken = true;
            connection.rollback();
        }
        Sql.await("1", () -> String.valueOf(KeepNote.REFUSALS.get() - refusals));
        KeepNote.broken = false;

        Effects.await(note, KeepNote.UNLUCKY);
        assertEquals(buried, buried());
    }

    @Test
    void anEventWhoseDeadLetterCannotBeWrittenIsKept() throws Exception {
        UUID note = UUID.randomUUID();
        EventsWorld.limit("kit.dead-letter", 1);
        consumer.thread().start();
        EventBroker.send(new ProducerRecord<>("kit.note", note.toString(), Effects.bytes("plain text")));
        Effects.send(note, 2);
        Sql.await("2", () -> String.valueOf(consumer.pending()));
        assertEquals(buried, buried());
        EventsWorld.limit("kit.dead-letter", 1_000_000);

        Effects.await(note, 2);
        assertEquals(buried + 1, buried());
    }

    @Test
    void aConsumerWaitsForItsBrokerAtTheStartAndLater() throws Exception {
        UUID note = UUID.randomUUID();
        EventBroker.kafka().kill();
        consumer.thread().start();
        EventBroker.kafka().start();
        Effects.send(note, 1);
        Effects.await(note, 1);
        EventBroker.kafka().kill();
        EventBroker.kafka().start();
        Effects.send(note, 2);

        Effects.await(note, 1, 2);
    }

    private double buried() {
        return metrics.find("events.dead.lettered").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
