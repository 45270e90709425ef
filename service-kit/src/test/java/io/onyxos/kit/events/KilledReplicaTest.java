package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.ServiceProcess;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Another replica, a process of its own, is frozen and then killed while it is in the middle of something. */
@QuarkusTest
@WithTestResource(EventsWorld.class)
class KilledReplicaTest {

    @Inject
    Database database;

    @Inject
    OutboxTable table;

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry metrics;

    @Test
    void aReplicaThatIsFrozenOrKilledLosesAndReordersNothing() throws Exception {
        Sql.run("delete from kit.outbox; delete from kit.outbox_dead");
        KeepNote.broken = false;
        try (ServiceProcess process = KitProcess.start()) {
            standsStillInABatch(process);
            isKilledBetweenTwoSteps(process);
        }
    }

    /** Another relay takes over; what the frozen one has sent comes late, and the order stays. */
    private void standsStillInABatch(ServiceProcess process) throws Exception {
        List<UUID> parcels =
                IntStream.range(0, 8).mapToObj(i -> UUID.randomUUID()).toList();
        int last = 0;
        while (!standsInABatch()) {
            process.thaw();
            for (UUID parcel : parcels) {
                Parcels.append(parcel, last + 1, last + 200);
            }
            last += 200;
            Thread.sleep(5);
            process.freeze();
            Thread.sleep(50);
        }
        for (UUID parcel : parcels) {
            Parcels.append(parcel, last + 1, last + 10);
        }
        OutboxRelay relay = startRelay();
        awaitEmptyOutbox();
        relay.stop().join();
        process.thaw();
        int all = last + 10;
        Parcels.arrived(8 * all, parcels.toArray(UUID[]::new))
                .forEach((parcel, numbers) -> assertEquals(Notes.upTo(all), numbers));
    }

    /** Its relay stands between sending and deleting, its consumer between two effects. */
    private void isKilledBetweenTwoSteps(ServiceProcess process) throws Exception {
        UUID note = UUID.randomUUID();
        UUID parcel = UUID.randomUUID();
        TopicPartition partition = new TopicPartition("kit.note", Effects.partitionOf(note));
        double duplicates = duplicates();
        long before = committed(partition);
        process.freeze();
        Parcels.append(parcel, 1, 50);
        try (Connection effects = Effects.lock(note, 2);
                Connection outbox = EventsWorld.postgres();
                var statement = outbox.createStatement()) {
            outbox.setAutoCommit(false);
            // reading passes this lock, deleting waits for it
            statement.execute("select from kit.outbox for update");
            // in one poll, which is committed when both are handled
            Effects.sendTogether(note, 1, 2);
            process.thaw();
            Sql.await("1", () -> Effects.of(note));
            Sql.await(
                    "2",
                    () -> Sql.one("select count(*) from pg_stat_activity where usename = 'kit_login'"
                            + " and wait_event_type = 'Lock'"));
            process.kill();
        }
        assertEquals("50", Sql.one("select count(*) from kit.outbox"));
        assertEquals("1", Effects.of(note));
        assertEquals(before, committed(partition));

        Parcels.append(parcel, 51, 60);
        OutboxRelay relay = startRelay();
        EventConsumer consumer = new EventConsumer("kit", EventBroker.settings(), inbox, metrics);
        consumer.thread().start();
        awaitEmptyOutbox();
        Effects.await(note, 1, 2);
        relay.stop().join();
        consumer.stop().join();
        // at least this note's: what the killed one had handled of other partitions without a commit comes again, too
        assertTrue(duplicates() > duplicates);
        assertEquals(Notes.upTo(60), Parcels.arrived(60, parcel).get(parcel));
        assertTrue(EventBroker.readAll("kit.parcel").stream()
                        .filter(record -> record.key().equals(parcel.toString()))
                        .count()
                >= 110);
    }

    /** Whether the frozen process has sent, or is about to send, what no other may send before the server ends it. */
    private static boolean standsInABatch() throws Exception {
        return !"0"
                .equals(Sql.one("select count(*) from pg_stat_activity where usename = 'kit_login'"
                        + " and state = 'idle in transaction' and query like '%from kit.outbox%'"));
    }

    private OutboxRelay startRelay() {
        var publisher = new EventPublisher(EventBroker.settings(), Set.of("kit.parcel"), Duration.ofSeconds(5));
        var relay = new OutboxRelay(database, table, publisher, metrics);
        relay.thread().start();
        return relay;
    }

    private static void awaitEmptyOutbox() throws Exception {
        Sql.await("0", () -> Sql.one("select count(*) from kit.outbox"));
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

    private double duplicates() {
        return metrics.find("inbox.duplicates").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
