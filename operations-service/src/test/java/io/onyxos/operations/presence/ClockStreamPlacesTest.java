package io.onyxos.operations.presence;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.presence.Watching.AURORA;
import static io.onyxos.operations.presence.Watching.STREAM;
import static io.onyxos.operations.presence.Watching.punch;
import static io.onyxos.operations.presence.Watching.tellOfEntry;
import static io.onyxos.operations.presence.Watching.watch;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.EventStream;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@QuarkusTestResource(value = EventBroker.class, restrictToAnnotatedClass = true)
@TestProfile(ClockStreamPlacesTest.Idle.class)
class ClockStreamPlacesTest {

    private static final int PLACES = 50;

    /** Streams that do nothing of themselves. */
    public static class Idle implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "onyx.streams.places", Integer.toString(PLACES),
                    "onyx.streams.heartbeat", "1h",
                    "onyx.streams.recheck", "1h",
                    "onyx.streams.poll", "1h");
        }
    }

    @Inject
    MeterRegistry metrics;

    private final List<EventStream> streams = new ArrayList<>();

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
        TimeDesk.one("delete from timesheets where clock_out is null");
    }

    @AfterEach
    void everyPlaceIsFreeAgain() throws Exception {
        streams.forEach(EventStream::close);
        awaitOpen(0);
    }

    @Test
    void moreThanThereArePlacesForAreSentAwayUntilSomebodyLeaves() throws Exception {
        fill();
        AURORA_ADMIN
                .asks()
                .get(STREAM)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too_many_streams"));
        streams.add(watch(NIGHTFALL_OWNER));

        streams.remove(0).close();
        awaitOpen(PLACES);
        streams.add(watch(AURORA_ADMIN));
    }

    @Test
    void streamsHoldNoConnectionsWhileNothingHappens() throws Exception {
        fill();
        Thread.sleep(2_500);
        assertEquals(
                "0",
                TimeDesk.one("select count(*) from pg_stat_activity where usename = 'operations_login'"
                        + " and xact_start < now() - interval '2 seconds'"));
        punch(AURORA_CHATTER, "in");
        for (EventStream stream : streams) {
            stream.next("clocked_in");
        }
    }

    @Test
    void endsWithTheToken() throws Exception {
        EventStream brief = EventStream.open(
                STREAM, ServiceStack.bearer(AURORA_PALADIN, Instant.now().plusSeconds(4)));
        streams.add(brief);
        brief.next("snapshot");
        brief.awaitEnd();
    }

    @Test
    void endsWhenItIsToldThatSomebodysRoleHasChanged() throws Exception {
        EventStream paladin = watch(AURORA_PALADIN);
        EventStream admin = watch(AURORA_ADMIN);
        streams.addAll(List.of(paladin, admin));
        try {
            TimeDesk.one("update profiles set role = 'ranger' where id = ?", AURORA_PALADIN.id());
            for (var person : List.of(AURORA_PALADIN, AURORA_ADMIN)) {
                EventBroker.send("io.onyxos.core.profile.role_changed.v1", person.id(), AURORA, "{}");
            }
            paladin.awaitEnd();
        } finally {
            TimeDesk.one("update profiles set role = 'paladin' where id = ?", AURORA_PALADIN.id());
        }
        punch(AURORA_CHATTER, "in");
        admin.next("clocked_in");
    }

    @Test
    void whoDoesNotReadIsCutOffAndHoldsNobodyUp() throws Exception {
        String muchToSay =
                IntStream.range(0, 1_000).mapToObj(i -> "\"auto_closed\"").collect(Collectors.joining(","));
        EventStream reader = watch(AURORA_ADMIN);
        streams.add(reader);
        try (Socket idler = new Socket()) {
            idler.setReceiveBufferSize(4_096);
            idler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
            idler.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                            .formatted(STREAM, AURORA_PALADIN.bearer())
                            .getBytes(StandardCharsets.US_ASCII));
            awaitOpen(2);
            for (int told = 0; told < 2_000 && open() == 2; told++) {
                tellOfEntry("clocked_out", AURORA_CHATTER, "completed", muchToSay);
                reader.next("clocked_out");
            }
            awaitOpen(1);
        }
    }

    @Test
    void whoeverMaySeeAllHoursMaySeeWhatASnapshotShows() throws Exception {
        assertEquals("0", TimeDesk.one("""
                select count(*) from private.role_permissions watching
                cross join unnest(array['view_all_models', 'manage_shifts']) needed
                where watching.permission = 'view_all_timesheets' and not exists (
                  select from private.role_permissions has where has.role = watching.role and has.permission = needed)"""));
    }

    private void fill() throws Exception {
        for (int i = 0; i < PLACES; i++) {
            streams.add(watch(AURORA_PALADIN));
        }
    }

    private double open() {
        return metrics.get("streams.open").gauge().value();
    }

    private void awaitOpen(int count) throws Exception {
        Instant deadline = Instant.now().plusSeconds(30);
        while (open() != count) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(open() + " streams are open, not " + count);
            }
            Thread.sleep(20);
        }
    }
}
