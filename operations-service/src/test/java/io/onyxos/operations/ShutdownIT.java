package io.onyxos.operations;

import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.PackagedService;
import io.onyxos.kit.testing.ServiceStack;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The packaged service is told to end while it answers, publishes and consumes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShutdownIT {

    /** What Kubernetes grants before it kills. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final String AURORA = "a0000000-0000-4000-8000-000000000001";
    private static final String ASSIGNMENTS = "/operations/v1/model-assignments";
    private static final String FIRST = "a0000000-0000-4000-8000-000000000501";
    private static final String SECOND = "a0000000-0000-4000-8000-000000000502";
    private static final int NEWS = 1_000;
    private static final int EVENTS = 8_000;

    private static final String WAITS_FOR_A_ROW =
            "select count(*) from pg_stat_activity where usename = 'operations_login' and wait_event_type = 'Lock'";
    private static final String CONNECTIONS =
            "select count(*) from pg_stat_activity where usename = 'operations_login'";
    private static final String ABANDONED =
            "select sum(sessions_abandoned + sessions_fatal + sessions_killed) from pg_stat_database";

    /** Both loops are still at work when their turn to stop comes. */
    private static final String SLOW_LOOPS = """
            create function private.dawdle() returns trigger language plpgsql as $$
              begin
                perform pg_sleep(tg_argv[0]::float8);
                return new;
              end $$;
            create trigger dawdle before insert on operations.inbox for each row execute function private.dawdle(0.1);
            create trigger dawdle before delete on operations.outbox
              for each statement execute function private.dawdle(0.2);
            """;

    private static final String APPEND = """
            select operations.append_event('io.onyxos.operations.model_assignment.changed.v1', aggregate, '%s',
              '{"model_assignment_id": "", "model_id": "", "profile_id": "", "duty": "", "starts_on": "", "ends_on": ""}')
            from unnest(array(select gen_random_uuid() from generate_series(1, 8))) aggregate, generate_series(1, %d)
            """.formatted(AURORA, EVENTS / 8);

    private final ServiceStack stack = new ServiceStack();
    private final EventBroker broker = new EventBroker();
    private PackagedService service;

    private HttpResponse<String> begunBefore;
    private HttpResponse<String> begunMeanwhile;
    private HttpResponse<String> late;
    /** Preparing the database may have left some, which its files remember. */
    private Object abandonedBefore;

    private int readiness;
    private int exitStatus;

    @BeforeAll
    void endWhileEverythingRuns() throws Exception {
        Map<String, String> settings = new HashMap<>(stack.start());
        settings.putAll(broker.start());
        Sql.run("delete from operations.outbox");
        Sql.run(SLOW_LOOPS);
        abandonedBefore = Sql.column(ABANDONED).get(0);
        service = PackagedService.start(settings);
        try (Connection locks = ServiceStack.superuser();
                Connection writes = ServiceStack.superuser()) {
            writes.setAutoCommit(false);
            writes.createStatement().execute(APPEND);
            locks.setAutoCommit(false);
            for (int i = 0; i < NEWS; i++) {
                tellOfAnother();
            }
            await(true, () -> !Sql.column("select 1 from operations.inbox limit 1")
                    .isEmpty());

            lock(locks, FIRST);
            var before = end(FIRST);
            await(1L, () -> Sql.column(WAITS_FOR_A_ROW).get(0));
            Instant told = Instant.now();
            service.terminate();
            await(503, () -> readiness = service.readiness());
            locks.rollback();
            begunBefore = before.join();

            // For five seconds nothing changes for clients; this one is under way when they are over.
            Thread.sleep(Duration.between(Instant.now(), told.plusSeconds(3)).toMillis());
            lock(locks, SECOND);
            var meanwhile = end(SECOND);
            await(1L, () -> Sql.column(WAITS_FOR_A_ROW).get(0));
            await(true, () -> service.log().contains("Waiting for HTTP requests to complete"));
            late = list().join();
            writes.commit();
            locks.rollback();
            begunMeanwhile = meanwhile.join();
            exitStatus = service.awaitExit(Duration.between(Instant.now(), told.plus(GRACE)));
        }
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        broker.stop();
        stack.stop();
    }

    @Test
    void itEndsByTheSignalAndWithoutAnErrorWithinItsGrace() throws Exception {
        assertEquals(128 + 15, exitStatus);
        assertFalse(service.log().contains("\"level\":\"ERROR\""), service.log());
    }

    @Test
    void itIsNotReadyAnyMoreWhileItStillAnswers() {
        assertEquals(503, readiness);
        assertEquals(200, begunBefore.statusCode(), begunBefore.body());
        assertEquals(200, begunMeanwhile.statusCode(), begunMeanwhile.body());
        // as does one that comes when the five seconds are over and others are still under way
        assertEquals(200, late.statusCode(), late.body());
        assertEquals("close", late.headers().firstValue("Connection").orElse("kept"));
    }

    @Test
    void whatItHasAnsweredIsCommitted() throws Exception {
        assertEquals(
                2L,
                Sql.column(
                                "select count(*) from public.model_assignments where ends_on is not null and id::text in (?, ?)",
                                FIRST,
                                SECOND)
                        .get(0));
    }

    @Test
    void everyEventIsEitherPublishedOrStillWaiting() throws Exception {
        Set<String> waiting = ids("select event_id from operations.outbox where aggregate_type = 'model_assignment'");
        int all = EVENTS + 2;
        Set<String> published = new HashSet<>();
        EventBroker.read("operations.model_assignment", records -> records.size() >= all - waiting.size())
                .forEach(record -> assertTrue(published.add(EventBroker.header(record, "ce_id")), "published twice"));

        assertFalse(waiting.isEmpty(), "the relay was stopped too late to show anything");
        assertEquals(all, published.size() + waiting.size());
        assertTrue(published.stream().noneMatch(waiting::contains));
    }

    @Test
    void theOffsetsOfItsGroupStandBehindTheLastEventThatHadItsEffect() throws Exception {
        Set<String> handled = ids("select event_id from operations.inbox");
        try (Admin admin = Admin.create(EventBroker.settings())) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets("operations")
                    .partitionsToOffsetAndMetadata()
                    .get();
            EventBroker.read("core.profile", records -> records.size() >= NEWS).forEach(record -> {
                OffsetAndMetadata next = offsets.get(new TopicPartition(record.topic(), record.partition()));
                assertEquals(
                        next != null && record.offset() < next.offset(),
                        handled.contains(EventBroker.header(record, "ce_id")));
            });
            assertTrue(handled.size() < NEWS, "the consumer was stopped too late to show anything");
            // another replica need not wait until this member counts as dead
            assertEquals(
                    GroupState.EMPTY,
                    admin.describeConsumerGroups(List.of("operations"))
                            .all()
                            .get()
                            .get("operations")
                            .groupState());
        }
    }

    @Test
    void itTakesLeaveOfTheDatabaseOnEveryConnection() throws Exception {
        await(0L, () -> Sql.column(CONNECTIONS).get(0));
        assertEquals(abandonedBefore, Sql.column(ABANDONED).get(0));
    }

    private CompletableFuture<HttpResponse<String>> end(String assignment) {
        return service.send(
                ASSIGNMENTS + "/" + assignment + "/end",
                signedIn()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"ends_on\": \"2099-01-01\"}")));
    }

    private CompletableFuture<HttpResponse<String>> list() {
        return service.send(ASSIGNMENTS, signedIn());
    }

    private static HttpRequest.Builder signedIn() {
        return HttpRequest.newBuilder().header("Authorization", AURORA_OWNER.bearer());
    }

    /** An event that calls for a look and no more. */
    private static void tellOfAnother() {
        var somebody = UUID.randomUUID();
        EventBroker.send(
                "io.onyxos.core.profile.role_changed.v1",
                somebody,
                UUID.fromString(AURORA),
                "{\"profile_id\": \"%s\", \"from\": \"smm\", \"to\": \"chatter\", \"changed_by\": null}"
                        .formatted(somebody));
    }

    private static void lock(Connection connection, String assignment) throws Exception {
        connection
                .createStatement()
                .execute("select from public.model_assignments where id = '" + assignment + "' for update");
    }

    private static Set<String> ids(String sql) throws Exception {
        Set<String> ids = new HashSet<>();
        Sql.column(sql).forEach(id -> ids.add(id.toString()));
        return ids;
    }

    private static void await(Object expected, Callable<Object> question) throws Exception {
        Instant deadline = Instant.now().plusSeconds(20);
        Object answer = question.call();
        while (!expected.equals(answer)) {
            if (Instant.now().isAfter(deadline)) {
                assertEquals(expected, answer);
            }
            Thread.sleep(20);
            answer = question.call();
        }
    }
}
