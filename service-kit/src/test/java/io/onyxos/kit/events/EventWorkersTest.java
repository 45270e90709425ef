package io.onyxos.kit.events;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.liveness.WorkersLive;
import io.onyxos.kit.testing.EventBroker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EventsWorld.class, restrictToAnnotatedClass = true)
class EventWorkersTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** An effect takes six seconds, a batch of the outbox one. */
    private static final String SLOW_DATABASE = """
            create or replace function kit.dawdle() returns trigger language plpgsql as $$
              begin
                perform pg_sleep(tg_argv[0]::float8);
                return new;
              end $$;
            create trigger dawdle before insert on kit.effects for each row execute function kit.dawdle(6);
            create trigger dawdle before delete on kit.outbox for each statement execute function kit.dawdle(1);
            """;

    private static final String WORKERS = "checks.find { it.name == 'workers' }.data";
    private static final String BUCKETS = "select count(distinct bucket) from kit.outbox";

    @Inject
    Database database;

    @Inject
    EventContracts contracts;

    @Inject
    OutboxTable table;

    @Inject
    Inbox inbox;

    @Inject
    WorkersLive live;

    @BeforeEach
    void beSlow() throws Exception {
        Sql.run("delete from kit.outbox; delete from kit.outbox_dead; delete from kit.effects");
        Sql.run(SLOW_DATABASE);
    }

    @AfterEach
    void beQuick() throws Exception {
        Sql.run("drop trigger dawdle on kit.effects; drop trigger dawdle on kit.outbox; delete from kit.outbox");
    }

    @Test
    void bothLoopsAreStoppedAtOnceAndFinishWhatTheyHaveInHand() throws Exception {
        EventWorkers workers = atWork(LONG);
        int waiting = Integer.parseInt(Sql.one(BUCKETS));
        assertEquals("0", Sql.one("select count(*) from kit.effects"));
        workers.stop(new ShutdownEvent());

        assertEquals("1", Sql.one("select count(*) from kit.effects"));
        int left = Integer.parseInt(Sql.one(BUCKETS));
        assertTrue(left >= waiting - 2, "the relay went on for " + (waiting - left) + " batches");
    }

    @Test
    void whatTakesLongerThanItMayIsNotWaitedFor() throws Exception {
        EventWorkers workers = atWork(Duration.ofSeconds(1));
        Duration took = stop(workers);

        assertTrue(took.compareTo(Duration.ofSeconds(4)) < 0, took::toString);
        // the thread that was left behind is this process's still
        Sql.await("1", () -> Sql.one("select count(*) from kit.effects"));
    }

    @Test
    void aBrokerThatIsAwayDoesNotHoldThemUp() throws Exception {
        EventWorkers workers = atWork(LONG);
        EventBroker.kafka().stop();
        try {
            Sql.await("1", () -> Sql.one("select count(*) from kit.effects"));
            Duration took = stop(workers);
            assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, took::toString);
        } finally {
            EventBroker.kafka().start();
        }
    }

    @Test
    void aServiceIsLiveWithoutItsBrokerAndItsDatabase() throws Exception {
        EventWorkers workers = atWork(LONG);
        EventBroker.kafka().stop();
        EventsWorld.database().stop();
        try {
            when().get("/q/health/ready").then().statusCode(503);
            live().statusCode(200)
                    .body(WORKERS + "['outbox-relay']", equalTo("moves"))
                    .body(WORKERS + "['event-consumer']", equalTo("moves"));
        } finally {
            EventsWorld.database().start();
            EventBroker.kafka().start();
        }
        workers.stop(new ShutdownEvent());
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

        workers.stop(new ShutdownEvent());
        live().statusCode(200);
    }

    private static ValidatableResponse live() {
        return when().get("/q/health/live").then();
    }

    private static Duration stop(EventWorkers workers) throws InterruptedException {
        Instant told = Instant.now();
        workers.stop(new ShutdownEvent());
        return Duration.between(told, Instant.now());
    }

    /** Workers of which each is in the middle of something. */
    private EventWorkers atWork(Duration longestEnd) throws Exception {
        for (int i = 0; i < 60; i++) {
            Notes.append(UUID.randomUUID(), 1, 1);
        }
        var workers = new EventWorkers(
                "kit",
                true,
                longestEnd,
                EventBroker.settings(),
                database,
                contracts,
                table,
                inbox,
                live,
                new SimpleMeterRegistry());
        workers.start(new StartupEvent());
        Sql.await(
                "2",
                () -> Sql.one("select count(*) from pg_stat_activity where usename = 'kit_login'"
                        + " and wait_event = 'PgSleep'"));
        return workers;
    }
}
