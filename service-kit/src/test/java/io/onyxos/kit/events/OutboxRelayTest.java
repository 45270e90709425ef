package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.testing.EventBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsWorld.class)
class OutboxRelayTest {

    @Inject
    Database database;

    @Inject
    OutboxTable table;

    @Inject
    EventContracts contracts;

    @Inject
    MeterRegistry metrics;

    private final List<OutboxRelay> relays = new ArrayList<>();

    @BeforeEach
    void emptyOutbox() throws Exception {
        Sql.run("delete from kit.outbox; delete from kit.outbox_dead");
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        for (OutboxRelay relay : relays) {
            relay.stop().join();
        }
    }

    @Test
    void anEventIsACloudEventInBinaryMode() throws Exception {
        UUID note = UUID.randomUUID();
        String id = Sql.one("""
                with trace as materialized (select set_config('onyx.traceparent', '%s', true))
                select kit.append_event('io.onyxos.kit.note.written.v1', '%s', '%s', '%s') from trace""".formatted(
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        note,
                        EventsWorld.AGENCY,
                        "{\"note_id\": \"" + note + "\", \"number\": 7}"));
        startRelay();

        ConsumerRecord<String, String> record = EventBroker.read("kit.note", Notes.has(1, note)).stream()
                .filter(read -> read.key().equals(note.toString()))
                .findAny()
                .orElseThrow();
        assertEquals(note.toString(), record.key());
        assertEquals("{\"number\": 7, \"note_id\": \"" + note + "\"}", record.value());
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value())));
        assertTrue(headers.remove("ce_time").endsWith("Z"));
        assertEquals(
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_type", "io.onyxos.kit.note.written.v1",
                        "ce_source", "/services/kit",
                        "ce_dataschema", "urn:onyxos:event:io.onyxos.kit.note.written.v1",
                        "ce_subject", note.toString(),
                        "ce_agencyid", EventsWorld.AGENCY.toString(),
                        "content-type", "application/json",
                        "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                headers);
    }

    @Test
    void severalRelaysLoseAndRepeatNothingAndKeepTheOrderOfEveryAggregate() throws Exception {
        IntStream.range(0, 4).forEach(i -> startRelay());
        List<UUID> notes =
                IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> Notes.write(notes, 150)))
                .toList();
        writers.forEach(CompletableFuture::join);
        awaitEmptyOutbox();

        UUID[] all = notes.toArray(UUID[]::new);
        Map<UUID, List<Integer>> published = Notes.published(1200, all);
        published.forEach((note, numbers) -> assertEquals(Notes.upTo(numbers.size()), numbers));
        assertEquals(1200, records(all));
    }

    @Test
    void eventsWrittenWhileTheBrokerIsAwayArriveWhenItIsBackAndHoldNoTransaction() throws Exception {
        startRelay();
        UUID note = UUID.randomUUID();
        Notes.append(note, 1, 1);
        Notes.published(1, note);
        EventBroker.kafka().kill();
        double failed = failed();
        Notes.append(note, 2, 300);
        // one batch may be under way when the broker goes; it is given up, and no other is begun
        Sql.await("true", () -> String.valueOf(failed() > failed));
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    "0",
                    Sql.one("select count(*) from pg_stat_activity where usename = 'kit_login'"
                            + " and state like 'idle in transaction%'"));
        }
        EventBroker.kafka().start();
        awaitEmptyOutbox();

        assertEquals(Notes.upTo(300), Notes.published(300, note).get(note));
    }

    @Test
    void aRefusedEventParksItsAggregateOnlyUntilAnOperatorDecides() throws Exception {
        UUID heavy = UUID.randomUUID();
        UUID light = Parcels.besides(heavy);
        Parcels.send(heavy, 1, 10);
        Parcels.send(heavy, 2, 3 * EventsWorld.LARGEST_PARCEL);
        Parcels.send(heavy, 3, 10);
        Parcels.send(light, 1, 10);
        startRelay();
        Parcels.arrived(2, heavy, light);
        Parcels.send(heavy, 4, 10);
        Parcels.send(light, 2, 10);

        assertEquals(Map.of(heavy, List.of(1), light, List.of(1, 2)), Parcels.arrived(3, heavy, light));
        assertEquals("RecordTooLargeException", Sql.one("select error from kit.outbox_dead"));
        assertEquals("2", Sql.one("select count(*) from kit.outbox"));
        assertEquals(Map.of("outbox.pending", 2.0, "outbox.parked.aggregates", 1.0), measured());

        EventsWorld.limit("kit.parcel", 100_000);
        Sql.run("select kit.retry_dead_event(event_id) from kit.outbox_dead");
        awaitEmptyOutbox();
        EventsWorld.limit("kit.parcel", EventsWorld.LARGEST_PARCEL);
        assertEquals(List.of(1, 2, 3, 4), Parcels.arrived(4, heavy).get(heavy));
    }

    @Test
    void anEventThatIsGivenUpLetsThoseBehindItGo() throws Exception {
        UUID heavy = UUID.randomUUID();
        Parcels.send(heavy, 1, 3 * EventsWorld.LARGEST_PARCEL);
        Parcels.send(heavy, 2, 10);
        startRelay();
        Sql.await("1", () -> Sql.one("select count(*) from kit.outbox_dead"));
        Sql.run("delete from kit.outbox_dead");

        assertEquals(List.of(2), Parcels.arrived(1, heavy).get(heavy));
    }

    @Test
    void aRelayThatIsStoppedEndsItsBatch() throws Exception {
        UUID note = UUID.randomUUID();
        Notes.append(note, 1, 2000);
        startRelay();
        Notes.published(1, note);
        stopRelays();

        int waiting = Integer.parseInt(Sql.one("select count(*) from kit.outbox"));
        assertEquals(0, waiting % 200);
        assertEquals(2000 - waiting, Notes.count(Notes.published(2000 - waiting, note)));
    }

    private double failed() {
        return metrics.find("outbox.published").tag("result", "failed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private Map<String, Double> measured() {
        var registry = new SimpleMeterRegistry();
        new OutboxGauges("kit", true, contracts, database, registry)
                .measure()
                .await()
                .atMost(Duration.ofSeconds(10));
        assertTrue(registry.get("outbox.oldest.age").gauge().value() > 0);
        return Map.of(
                "outbox.pending", registry.get("outbox.pending").gauge().value(),
                "outbox.parked.aggregates",
                        registry.get("outbox.parked.aggregates").gauge().value());
    }

    private void startRelay() {
        var publisher =
                new EventPublisher(EventBroker.settings(), Set.of("kit.note", "kit.parcel"), Duration.ofSeconds(1));
        var relay = new OutboxRelay(database, table, publisher, metrics);
        relay.thread().start();
        relays.add(relay);
    }

    /** How many records the topic has of these notes, repeated ones counted again. */
    private static long records(UUID... notes) {
        Set<String> keys = Arrays.stream(notes).map(UUID::toString).collect(Collectors.toSet());
        return EventBroker.readAll("kit.note").stream()
                .filter(record -> keys.contains(record.key()))
                .count();
    }

    private static void awaitEmptyOutbox() throws Exception {
        Sql.await("0", () -> Sql.one("select count(*) from kit.outbox"));
    }
}
