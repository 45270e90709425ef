package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.http.SqlState;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsWorld.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @BeforeEach
    void emptyOutbox() throws Exception {
        Sql.run("delete from kit.outbox");
    }

    @Test
    void anEventIsAppendedWithItsTypeAgencyAndPayload() throws Exception {
        UUID note = UUID.randomUUID();
        work(() -> outbox.append(new NoteWritten(note, 1, Instant.parse("2026-03-02T09:15:00Z"))));

        assertEquals(
                "io.onyxos.kit.note.written.v1 note %s %s {\"number\": 1, \"note_id\": \"%s\", \"written_at\": \"2026-03-02T09:15:00Z\"}"
                        .formatted(note, EventsWorld.AGENCY, note),
                Sql.one("select concat_ws(' ', event_type, aggregate_type, aggregate_id, agency_id, payload)"
                        + " from kit.outbox"));
    }

    @Test
    void anEventOfAWorkThatFailsIsNotAppended() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () -> work(() -> outbox.append(new NoteWritten(UUID.randomUUID(), 1, Instant.now()))
                        .invoke(() -> {
                            throw new IllegalStateException("after the append");
                        })));

        assertEquals("0", Sql.one("select count(*) from kit.outbox"));
    }

    @Test
    void aTypeWithoutSchemaFailsTheTransaction() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> work(() -> outbox.append(new NoteTorn(UUID.randomUUID()))));
        assertThrows(IllegalArgumentException.class, () -> work(() -> outbox.append(new NoteBurnt(UUID.randomUUID()))));
        assertEquals("0", Sql.one("select count(*) from kit.outbox"));
    }

    @Test
    void aPayloadAgainstTheSchemaFailsTheTransactionAndIsNotQuoted() throws Exception {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> work(() -> io.onyxos.kit.database.Sql.run("select 1")
                        .chain(() -> outbox.append(new NoteWritten(UUID.randomUUID(), -77, null)))));

        assertEquals(
                "io.onyxos.kit.note.written.v1 does not conform to its schema: /number minimum, /written_at type",
                refused.getMessage());
    }

    @Test
    void anEventOfNoAgencyIsRefused() throws Exception {
        NoteWritten event = new NoteWritten(UUID.randomUUID(), 1, Instant.now());

        assertThrows(
                RuntimeException.class,
                () -> database.asWorker(() -> outbox.append(event)).await().atMost(Duration.ofSeconds(10)));
        database.asWorker(() -> outbox.append(event, EventsWorld.AGENCY))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertEquals(EventsWorld.AGENCY.toString(), Sql.one("select agency_id from kit.outbox"));
    }

    @Test
    void anEventCarriesTheTraceOfItsRequest() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        work(() -> io.onyxos.kit.database.Sql.run("select set_config('onyx.traceparent', $1, true)", trace)
                .chain(() -> outbox.append(new NoteWritten(UUID.randomUUID(), 1, Instant.now()))));

        assertEquals(trace, Sql.one("select traceparent from kit.outbox"));
    }

    @Test
    void twoWhoAppendToTheSameAggregatesDoNotBlockEachOtherForEver() throws Exception {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Uni<Void> forwards = database.asWorker(
                EventsWorld.AGENCY, () -> outbox.appendAll(List.of(note(one, 1), note(one, 2), note(other, 1))));
        Uni<Void> backwards =
                database.asWorker(EventsWorld.AGENCY, () -> outbox.appendAll(List.of(note(other, 3), note(one, 3))));
        for (int i = 0; i < 20; i++) {
            Uni.join().all(forwards, backwards).andFailFast().await().atMost(Duration.ofSeconds(10));
        }

        assertEquals("100", Sql.one("select count(*) from kit.outbox"));
    }

    @Test
    void whoAppendsToAnAggregateWaitsForWhoeverHasDoneSoBefore() throws Exception {
        UUID note = UUID.randomUUID();
        String append =
                "select kit.append_event('io.onyxos.kit.note.written.v1', '%s', '%s', '{\"note_id\": 1, \"number\": 1}')"
                        .formatted(note, EventsWorld.AGENCY);
        try (Connection first = EventsWorld.postgres()) {
            first.setAutoCommit(false);
            first.createStatement().execute(append);
            SQLException waits =
                    assertThrows(SQLException.class, () -> Sql.run("set lock_timeout = '300ms'; " + append));
            assertEquals("55P03", waits.getSQLState());
            first.commit();
        }
        Sql.run(append);
    }

    @Test
    void anEventOfMoreThanAQuarterOfAMegabyteIsRefused() throws Exception {
        var refused = assertThrows(
                RuntimeException.class,
                () -> work(() -> outbox.append(new ParcelSent(UUID.randomUUID(), 1, "x".repeat(262_144)))));

        assertEquals("23514", SqlState.of(refused).orElseThrow().code());
        assertEquals("0", Sql.one("select count(*) from kit.outbox"));
    }

    private static NoteWritten note(UUID id, int number) {
        return new NoteWritten(id, number, Instant.now());
    }

    private <T> T work(Supplier<Uni<T>> work) {
        return database.asWorker(EventsWorld.AGENCY, work).await().atMost(Duration.ofSeconds(10));
    }

    record NoteBurnt(UUID aggregateId) implements DomainEvent {}

    @EventType("io.onyxos.kit.note.torn.v1")
    record NoteTorn(UUID aggregateId) implements DomainEvent {}
}
