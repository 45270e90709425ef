package io.onyxos.kit.events;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.liveness.WorkersLive;
import io.onyxos.kit.testing.EventBroker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relay and consumer, each in the middle of something: a gate that the test opens holds them up. */
@QuarkusTest
@WithTestResource(EventsWorld.class)
class EventWorkersTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String WORKERS = "checks.find { it.name == 'workers' }.data";
    private static final String BUCKETS = "select count(distinct bucket) from kit.outbox";
    private static final String EFFECTS = "select count(*) from kit.effects";
    private static final String WAITING =
            "select count(*) from pg_stat_activity where usename = 'kit_login' and query ~ 'kit.(effects|outbox)' and wait_event = 'PgSleep'";

    private static final String GATE = """
            create table if not exists kit.gate (open boolean not null);
            delete from kit.gate;
            insert into kit.gate values (false);
            create or replace function kit.wait_at_gate() returns trigger language plpgsql security definer as $$
              begin
                while not (select open from kit.gate) loop
                  perform pg_sleep(0.02);
                end loop;
                return new;
              end $$;
            create trigger gate before insert on kit.effects for each row execute function kit.wait_at_gate();
            create trigger gate before delete on kit.outbox for each statement execute function kit.wait_at_gate();
            """;

    private static final String OPEN = "update kit.gate set open = true";

    @Inject
    Database database;

    @Inject
    EventContracts contracts;

    @Inject
    OutboxTable table;

    @Inject
    Inbox inbox;

    @Inject
    EventPayloads payloads;

    @Inject
    WorkersLive live;

    @BeforeEach
    void closeGate() throws Exception {
        KeepNote.broken = false;
        Sql.run("delete from kit.outbox; delete from kit.outbox_dead; delete from kit.effects");
        for (int i = 0; i < 60; i++) {
            Notes.append(UUID.randomUUID(), 1, 1);
        }
        Sql.run(GATE);
    }

    @AfterEach
    void removeGate() throws Exception {
        Sql.run(OPEN);
        Sql.run("drop trigger gate on kit.effects; drop trigger gate on kit.outbox; delete from kit.outbox");
    }

    @Test
    void allAreStoppedAtOnceAndFinishWhatTheyHaveInHand() throws Exception {
        EventWorkers workers = atWork(LONG);
        int waiting = Integer.parseInt(Sql.one(BUCKETS));
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> stop(workers));
        Sql.await("true", () -> String.valueOf(isForgotten("outbox-relay") && isForgotten("event-consumer")));
        assertFalse(stopping.isDone());
        Sql.run(OPEN);
        stopping.join();

        assertEquals("1", Sql.one(EFFECTS));
        assertEquals(waiting - 1, Integer.parseInt(Sql.one(BUCKETS)));
    }

    @Test
    void whatTakesLongerThanItMayIsNotWaitedFor() throws Exception {
        stop(atWork(Duration.ofSeconds(1)));

        assertEquals("2", Sql.one(WAITING));
        Sql.run(OPEN);
        // the thread that was left behind is this process's still
        Sql.await("1", () -> Sql.one(EFFECTS));
    }

    @Test
    void aServiceIsLiveWithoutItsBrokerAndItsDatabaseAndEndsWithoutThem() throws Exception {
        EventWorkers workers = atWork(LONG);
        EventBroker.kafka().kill();
        EventsWorld.database().stop();
        try {
            when().get("/q/health/ready").then().statusCode(503);
            live().statusCode(200)
                    .body(WORKERS + "['outbox-relay']", equalTo("moves"))
                    .body(WORKERS + "['event-consumer']", equalTo("moves"));
            stop(workers);
            assertTrue(isForgotten("outbox-relay"));
            assertEquals(0, threads("outbox-relay") + threads("event-consumer"));
        } finally {
            EventsWorld.database().start();
            EventBroker.kafka().start();
        }
    }

    @Test
    void aServiceIsNotLiveWithoutItsRelay() throws Exception {
        EventWorkers workers = atWork(LONG);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("outbox-relay")) {
                thread.interrupt();
                thread.join();
            }
        }
        live().statusCode(503)
                .body("status", equalTo("DOWN"))
                .body(WORKERS + "['outbox-relay']", equalTo("ended"))
                .body(WORKERS + "['event-consumer']", equalTo("moves"));
        Sql.run(OPEN);

        stop(workers);
        live().statusCode(200).body(WORKERS + "['outbox-relay']", nullValue());
    }

    private static ValidatableResponse live() {
        return when().get("/q/health/live").then();
    }

    private static boolean isForgotten(String worker) {
        return live().extract().path(WORKERS + "['" + worker + "']") == null;
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }

    private static void stop(EventWorkers workers) {
        try {
            workers.stop(new ShutdownEvent());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Workers of which each is in the middle of something. */
    private EventWorkers atWork(Duration longestEnd) throws Exception {
        var workers = new EventWorkers(
                "kit",
                true,
                longestEnd,
                EventBroker.settings(),
                database,
                contracts,
                table,
                inbox,
                List.of(),
                List.of(),
                payloads,
                live,
                new SimpleMeterRegistry());
        workers.start(new StartupEvent());
        Sql.await("2", () -> Sql.one(WAITING));
        return workers;
    }
}
