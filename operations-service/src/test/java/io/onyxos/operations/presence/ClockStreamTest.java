package io.onyxos.operations.presence;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.presence.Watching.AURORA;
import static io.onyxos.operations.presence.Watching.STREAM;
import static io.onyxos.operations.presence.Watching.data;
import static io.onyxos.operations.presence.Watching.punch;
import static io.onyxos.operations.presence.Watching.tellOfEntry;
import static io.onyxos.operations.presence.Watching.watch;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.EventStream;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@QuarkusTestResource(value = EventBroker.class, restrictToAnnotatedClass = true)
@TestProfile(ClockStreamTest.Quick.class)
class ClockStreamTest {

    /** Nobody waits half a minute for what comes every half minute. */
    public static class Quick implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "onyx.streams.heartbeat", "500ms",
                    "onyx.streams.recheck", "1s",
                    "onyx.streams.poll", "1s");
        }
    }

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
        TimeDesk.one("delete from timesheets where clock_out is null");
    }

    @Test
    void everyManagerSeesWhoComesPausesAndGoes() throws Exception {
        try (EventStream first = watch(AURORA_PALADIN);
                EventStream second = watch(AURORA_ADMIN)) {
            String entry = punch(AURORA_CHATTER, "in");
            punch(AURORA_CHATTER, "break/start");
            punch(AURORA_CHATTER, "break/end");
            punch(AURORA_CHATTER, "out");

            for (EventStream stream : new EventStream[] {first, second}) {
                JsonNode came = data(stream.next("clocked_in"));
                assertEquals(entry, came.get("timesheet_id").asText());
                assertEquals(
                        AURORA_CHATTER.id().toString(), came.get("employee_id").asText());
                assertTrue(came.get("clock_out").isNull());
                assertEquals(
                        entry,
                        data(stream.next("break_started")).get("timesheet_id").asText());
                assertEquals(
                        entry,
                        data(stream.next("break_ended")).get("timesheet_id").asText());
                EventStream.Event went = stream.next("clocked_out");
                assertTrue(data(went).get("clock_out").isTextual());
                assertEquals(36, went.id().length());
            }
        }
    }

    @Test
    void beginsWithWhatTheClockShows() throws Exception {
        TimeDesk.shift(AURORA_ADMIN, -20, 60);
        punch(AURORA_CHATTER, "in");
        punch(AURORA_CHATTER, "break/start");

        try (EventStream stream = EventStream.open(STREAM, AURORA_PALADIN.bearer())) {
            JsonNode shown = data(stream.next());
            JsonNode live = new ObjectMapper()
                    .readTree(AURORA_PALADIN
                            .asks()
                            .get("/operations/v1/clock/live")
                            .asString());
            assertEquals(1, shown.get("people").size());
            assertEquals(live.get("people"), shown.get("people"));
            assertEquals(1, shown.get("expected").size());
            assertEquals(live.get("expected"), shown.get("expected"));

            var headers = stream.answer().headers();
            assertTrue(headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
            assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
            assertEquals("no", headers.firstValue("X-Accel-Buffering").orElse(""));
            stream.next(EventStream.COMMENT);
            stream.next(EventStream.COMMENT);
        }
    }

    @Test
    void anotherAgencyHearsNothingOfIt() throws Exception {
        try (EventStream nightfall = watch(NIGHTFALL_OWNER);
                EventStream aurora = watch(AURORA_PALADIN)) {
            punch(AURORA_CHATTER, "in");
            aurora.next("clocked_in");
            String entry = punch(NIGHTFALL_CHATTER, "in");

            EventStream.Event first = nightfall.next();
            while (first.name().equals(EventStream.COMMENT)) {
                first = nightfall.next();
            }
            assertEquals("clocked_in", first.name());
            assertEquals(entry, data(first).get("timesheet_id").asText());
        }
    }

    @Test
    void saysWhoIsTakenOffTheClockAndWhoDoesNotCome() throws Exception {
        try (EventStream stream = watch(AURORA_PALADIN)) {
            tellOfEntry("auto_closed", AURORA_CHATTER, "completed", "\"auto_closed\"");
            JsonNode closed = data(stream.next("clocked_out"));
            assertEquals("auto_closed", closed.get("review_reasons").get(0).asText());

            UUID shift = UUID.randomUUID();
            EventBroker.send("io.onyxos.operations.shift.late_detected.v1", shift, AURORA, """
                    {"shift_id": "%s", "employee_id": "%s", "model_id": null, "start_time": "2026-03-10T18:00:00+00:00",
                    "end_time": "2026-03-11T02:00:00+00:00", "minutes": 10}""".formatted(
                            shift, AURORA_CHATTER.id()));
            assertEquals(
                    shift.toString(),
                    data(stream.next("late_detected")).get("shift_id").asText());
        }
    }

    @Test
    void showsACorrectionOfAnOpenEntryInANewSnapshotAndPassesOverWhatItCannotRead() throws Exception {
        try (EventStream stream = watch(AURORA_PALADIN)) {
            EventBroker.send("io.onyxos.operations.timesheet.clocked_in.v1", UUID.randomUUID(), AURORA, "[]");
            tellOfEntry("corrected", AURORA_CHATTER, "completed", "");
            tellOfEntry("corrected", AURORA_CHATTER, "active", "");
            stream.next("snapshot");
        }
    }

    @Test
    void goesOnWhileTheBrokerIsAwayAndAfterIt() throws Exception {
        try (EventStream stream = watch(AURORA_PALADIN)) {
            String entry;
            try {
                EventBroker.kafka().stop();
                entry = punch(AURORA_CHATTER, "in");
                stream.next(
                        event -> event.name().equals("snapshot") && event.data().contains(entry));
            } finally {
                EventBroker.kafka().start();
            }
            punch(AURORA_CHATTER, "out");
            assertEquals(
                    entry, data(stream.next("clocked_out")).get("timesheet_id").asText());
        }
    }

    @Test
    void closesWhenThePermissionIsLost() throws Exception {
        try (EventStream stream = watch(AURORA_PALADIN);
                EventStream other = watch(AURORA_ADMIN)) {
            try {
                TimeDesk.one("update profiles set role = 'ranger' where id = ?", AURORA_PALADIN.id());
                stream.awaitEnd();
            } finally {
                TimeDesk.one("update profiles set role = 'paladin' where id = ?", AURORA_PALADIN.id());
            }
            punch(AURORA_CHATTER, "in");
            other.next("clocked_in");
        }
    }

    @Test
    void isForThoseWhoMaySeeAllHours() {
        AURORA_CHATTER.asks().get(STREAM).then().statusCode(403).body("code", equalTo("forbidden"));
        AURORA_PALADIN.asks().get(STREAM + "?since=1").then().statusCode(400);
        assertEquals(401, EventStream.open(STREAM, null).answer().statusCode());
    }
}
