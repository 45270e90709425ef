package io.onyxos.operations.clock;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.operations.TimeDesk.AURORA_LUNA;
import static io.onyxos.operations.TimeDesk.AURORA_VESPER;
import static io.onyxos.operations.TimeDesk.NIGHTFALL_LUNA;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ClockTest {

    private static final String CLOCK = "/operations/v1/clock";

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
        TimeDesk.assign(AURORA_CHATTER, AURORA_LUNA);
        TimeDesk.assign(AURORA_SMM, AURORA_LUNA);
        TimeDesk.assign(AURORA_SMM, AURORA_VESPER);
    }

    @Test
    void showsWhatOneCanDoNext() throws Exception {
        clock(AURORA_OWNER).body("state", equalTo("exempt"));
        clock(AURORA_CHATTER).body("state", equalTo("no_shift")).body("can_clock_in_from", nullValue());

        UUID next = TimeDesk.shift(AURORA_CHATTER, 120, 240);
        clock(AURORA_CHATTER)
                .body("state", equalTo("upcoming"))
                .body("next_shift.id", equalTo(next.toString()))
                .body("can_clock_in_from", notNullValue());
        UUID current = TimeDesk.shift(AURORA_CHATTER, 10, 60);
        clock(AURORA_CHATTER)
                .body("state", equalTo("can_clock_in"))
                .body("current_shift.id", equalTo(current.toString()))
                .body("next_shift.id", equalTo(next.toString()));

        punch(AURORA_CHATTER, "in", 201);
        clock(AURORA_CHATTER)
                .body("state", equalTo("working"))
                .body("entry.employee.username", equalTo("aurora-chatter"))
                .body("elapsed_seconds", greaterThanOrEqualTo(0))
                .body("can_clock_in_from", nullValue());
        punch(AURORA_CHATTER, "break/start", 200);
        clock(AURORA_CHATTER).body("state", equalTo("on_break")).body("entry.breaks", hasSize(1));
        punch(AURORA_CHATTER, "break/end", 200);
        TimeDesk.one(
                "update shifts set start_time = now() - interval '2 hours', end_time = now() - interval '1 minute'"
                        + " where id = ?",
                current);
        clock(AURORA_CHATTER).body("state", equalTo("overtime")).body("current_shift.id", equalTo(current.toString()));
    }

    @Test
    void recordsAnHourWithItsBreakAtTheDatabasesTime() throws Exception {
        UUID shift = TimeDesk.shift(AURORA_CHATTER, -2, 60);
        String entry = in(
                        AURORA_CHATTER,
                        Map.of("model_id", AURORA_LUNA, "note", "first", "client_time", "2001-01-01T00:00:00Z"))
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("status", equalTo("active"))
                .body("shift_id", equalTo(shift.toString()))
                .body("employee.id", equalTo(AURORA_CHATTER.id().toString()))
                .body("employee.role", equalTo("chatter"))
                .body("model.id", equalTo(AURORA_LUNA))
                .body("model.name", equalTo("Luna"))
                .body("note", equalTo("first"))
                .body("is_late", equalTo(false))
                .body("total_minutes", nullValue())
                .body("client_clock_in", equalTo("2001-01-01T00:00:00Z"))
                .body("review_reasons", contains("clock_skew"))
                .extract()
                .path("id");
        punch(AURORA_CHATTER, "break/start", 200).body("breaks[0].ended_at", nullValue());
        punch(AURORA_CHATTER, "out", 200)
                .body("id", equalTo(entry))
                .body("status", equalTo("completed"))
                .body("breaks[0].ended_at", notNullValue())
                .body("is_early_leave", equalTo(true))
                .body("worked_minutes", equalTo(0));
        assertEquals("completed", TimeDesk.one("select status from shifts where id = ?", shift));
    }

    @Test
    void switchesTheModelAtOneInstant() throws Exception {
        punch(AURORA_SMM, "in", 201);
        String second = AURORA_SMM
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("model_id", AURORA_VESPER))
                .post(CLOCK + "/switch")
                .then()
                .statusCode(201)
                .body("model.name", equalTo("Vesper"))
                .body("continues_id", notNullValue())
                .extract()
                .path("id");
        assertEquals(
                "true",
                TimeDesk.one(
                        "select (o.clock_out = n.clock_in)::text from timesheets n"
                                + " join timesheets o on o.id = n.continues_id where n.id = ?::uuid",
                        second));
    }

    @Test
    void refusesWhatDoesNotFitTheState() throws Exception {
        for (String verb : new String[] {"out", "break/start", "break/end", "heartbeat"}) {
            punch(AURORA_CHATTER, verb, 409).body("code", equalTo("not_clocked_in"));
        }
        punch(AURORA_CHATTER, "in", 201);
        punch(AURORA_CHATTER, "in", 409).body("code", equalTo("already_clocked_in"));
        punch(AURORA_CHATTER, "break/end", 409).body("code", equalTo("no_break_open"));
        punch(AURORA_CHATTER, "break/start", 200);
        punch(AURORA_CHATTER, "break/start", 409).body("code", equalTo("break_open"));
        punch(AURORA_CHATTER, "heartbeat", 204);
        punch(AURORA_OWNER, "in", 403).body("code", equalTo("exempt"));
    }

    @Test
    void tellsWhenTheNextShiftBeginsWhereOneIsNeeded() throws Exception {
        TimeDesk.policy(AURORA_CHATTER, "allow_unscheduled", "false");
        punch(AURORA_CHATTER, "in", 409).body("code", equalTo("no_shift_now")).body("next_shift_start", nullValue());
        UUID next = TimeDesk.shift(AURORA_CHATTER, 30, 60);
        Instant start = Instant.parse(punch(AURORA_CHATTER, "in", 409)
                .body("code", equalTo("no_shift_now"))
                .extract()
                .path("next_shift_start"));
        assertEquals("1", TimeDesk.one("select count(*) from shifts where id = ? and start_time = ?", next, start));
    }

    @Test
    void tellsTheWindowOfANamedShift() throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(20 * 60);
        UUID early = TimeDesk.shift(
                AURORA_CHATTER, start.toString(), start.plusSeconds(3600).toString());
        var refusal = in(AURORA_CHATTER, Map.of("shift_id", early))
                .statusCode(409)
                .body("code", equalTo("outside_clock_in_window"))
                .body("errors[0].pointer", equalTo("/shift_id"))
                .extract();
        assertEquals(start.minusSeconds(15 * 60), Instant.parse(refusal.path("window_start")));
        assertEquals(start.plusSeconds(3600), Instant.parse(refusal.path("window_end")));
        TimeDesk.one("update shifts set start_time = now() + interval '14 minutes' where id = ?", early);
        in(AURORA_CHATTER, Map.of("shift_id", early)).statusCode(201).body("shift_id", equalTo(early.toString()));
    }

    @Test
    void aStrangersShiftOrModelIsAsUnknownAsNone() throws Exception {
        UUID foreign = TimeDesk.shift(NIGHTFALL_CHATTER, -5, 60);
        UUID colleagues = TimeDesk.shift(AURORA_SMM, -5, 60);
        for (UUID shift : new UUID[] {foreign, colleagues, UUID.randomUUID()}) {
            in(AURORA_CHATTER, Map.of("shift_id", shift))
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors[0].pointer", equalTo("/shift_id"));
        }
        UUID own = TimeDesk.shift(AURORA_CHATTER, -5, 60);
        for (String model : new String[] {NIGHTFALL_LUNA, UUID.randomUUID().toString()}) {
            in(AURORA_CHATTER, Map.of("shift_id", own, "model_id", model))
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors[0].pointer", equalTo("/model_id"));
        }
        in(AURORA_CHATTER, Map.of("model_id", AURORA_VESPER))
                .statusCode(403)
                .body("code", equalTo("not_assigned"))
                .body("errors[0].pointer", equalTo("/model_id"));
        in(AURORA_PALADIN, Map.of("model_id", AURORA_VESPER)).statusCode(201);
    }

    @Test
    void refusesWhatIsNoClockIn() {
        in(AURORA_CHATTER, Map.of("note", "n".repeat(501))).statusCode(400).body("errors[0].pointer", equalTo("/note"));
        in(AURORA_CHATTER, Map.of("clock_in", "2026-01-01T00:00:00Z"))
                .statusCode(400)
                .body("code", equalTo("unknown_field"));
        AURORA_CHATTER
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(CLOCK + "/switch")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/model_id"));
    }

    private static ValidatableResponse clock(Person person) {
        return person.asks().get(CLOCK).then().statusCode(200);
    }

    private static ValidatableResponse punch(Person person, String verb, int status) {
        return person.asks()
                .contentType(ContentType.JSON)
                .post(CLOCK + "/" + verb)
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse in(Person person, Object body) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(body)
                .post(CLOCK + "/in")
                .then();
    }
}
