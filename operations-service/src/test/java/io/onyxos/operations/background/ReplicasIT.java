package io.onyxos.operations.background;

import static io.onyxos.operations.background.DueWork.DAYS_OF_A_SERIES;
import static io.onyxos.operations.background.DueWork.PEOPLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.PackagedService;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes of the packaged service do the background work of one database, as replicas of a cluster do. */
class ReplicasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ServiceStack STACK = new ServiceStack();
    private static final EventBroker BROKER = new EventBroker();
    private static final String OF_REPLICAS = "from pg_stat_activity where application_name like 'replica-%'";

    private static Map<String, String> settings;

    private final List<PackagedService> replicas = new ArrayList<>();

    @BeforeAll
    static void startWhatTheyShare() {
        settings = new HashMap<>(STACK.start());
        settings.putAll(BROKER.start());
        for (String work : List.of("rota-watch", "upkeep", "series-horizon")) {
            settings.put("onyx." + work + ".every", "1s");
        }
    }

    @AfterAll
    static void stopWhatTheyShared() {
        BROKER.stop();
        STACK.stop();
    }

    @BeforeEach
    void nothingIsDue() throws Exception {
        Roster.clear();
    }

    @AfterEach
    void stop() {
        replicas.forEach(PackagedService::close);
    }

    @Test
    void twoReplicasAtWorkInTheSameMomentDoEverythingOnce() throws Exception {
        start("replica-1", "replica-2");
        try (Connection hold = holdWhoTells()) {
            DueWork.falls();
            awaitThatBothAreHeld();
        }

        await("everything is done", () -> DueWork.left() == 0);
        assertEverythingOnce(PEOPLE);
    }

    @Test
    void whatTwoKilledReplicasLeftAndWhatFellDueMeanwhileIsDoneOnceByTheNext() throws Exception {
        start("replica-1", "replica-2");
        try (Connection hold = holdWhoTells()) {
            DueWork.falls();
            awaitThatBothAreHeld();
            replicas.forEach(PackagedService::close);
        }
        await("the killed are gone", () -> Sql.column("select 1 " + OF_REPLICAS).isEmpty());
        assertEquals(0, DueWork.LATE.done());
        assertEquals(List.of(), Sql.column("select id from operations.outbox"));
        DueWork.falls();

        start("replica-3");

        await("everything is done", () -> DueWork.left() == 0);
        assertEverythingOnce(2 * PEOPLE);
        Map<String, Integer> late = DueWork.LATE.told();
        for (Object over : Sql.column("select id from public.shifts where title = 'MISSED'")) {
            assertTrue(!late.containsKey(over.toString()), "a shift that was over was called late");
        }
    }

    private static void assertEverythingOnce(int people) throws Exception {
        for (DueWork kind : DueWork.values()) {
            kind.assertOnce(kind == DueWork.PLANNED ? people * DAYS_OF_A_SERIES : people);
        }
    }

    private void start(String... names) throws Exception {
        List<Callable<PackagedService>> starts = new ArrayList<>();
        for (String name : names) {
            Map<String, String> own = new HashMap<>(settings);
            own.merge("quarkus.datasource.reactive.url", "?application_name=" + name, String::concat);
            starts.add(() -> PackagedService.start(own));
        }
        var threads = Executors.newCachedThreadPool();
        try {
            for (var started : threads.invokeAll(starts)) {
                replicas.add(started.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Whoever has something to tell waits in the middle of it, until the connection is closed. */
    private static Connection holdWhoTells() throws Exception {
        Connection hold = ServiceStack.superuser();
        hold.setAutoCommit(false);
        hold.createStatement().execute("lock table operations.outbox in share mode");
        return hold;
    }

    private static void awaitThatBothAreHeld() throws Exception {
        await(
                "both are held",
                () -> Sql.column("select distinct application_name " + OF_REPLICAS + " and wait_event_type = 'Lock'")
                                .size()
                        == 2);
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertTrue(Instant.now().isBefore(deadline), "not yet: " + what);
            Thread.sleep(50);
        }
    }
}
