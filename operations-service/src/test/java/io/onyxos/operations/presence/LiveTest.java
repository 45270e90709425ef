package io.onyxos.operations.presence;

import static io.onyxos.kit.testing.Person.AURORA_ALCHEMIST;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_RECRUITER;
import static io.onyxos.kit.testing.Person.AURORA_ROGUE;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static io.onyxos.operations.TimeDesk.AURORA_LUNA;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class LiveTest {

    private static final String LIVE = "/operations/v1/clock/live";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    @Test
    void showsWhoIsThereSinceWhenAndWhatIsUnusual() throws Exception {
        UUID nights = shift(AURORA_SMM, -540, -60);
        UUID days = shift(AURORA_CHATTER, -120, 360);
        TimeDesk.one("update shifts set title = 'Day', model_id = ?::uuid where id = ?", AURORA_LUNA, days);
        String overtime = in(AURORA_SMM, nights, -540);
        String late = in(AURORA_CHATTER, days, -110);
        String unplanned = in(AURORA_PALADIN, null, -30);
        TimeDesk.one(
                "insert into timesheet_breaks (agency_id, timesheet_id, started_at) select agency_id, id, ?"
                        + " from timesheets where id = ?::uuid",
                minutes(-20),
                late);
        TimeDesk.one(
                "insert into operations.presence (timesheet_id, agency_id, employee_id, last_seen_at)"
                        + " select id, agency_id, employee_id, ? from timesheets where id = ?::uuid",
                minutes(-1),
                late);
        in(NIGHTFALL_CHATTER, null, -10);

        Instant before = Instant.now();
        JsonNode live = live(AURORA_PALADIN);
        Instant told = Instant.parse(live.get("server_time").asText());
        assertFalse(told.isBefore(before.minusMillis(1)) || told.isAfter(Instant.now()), told.toString());
        assertEquals(
                json("""
                        [{"timesheet_id": "%s", "employee": %s, "model": null, "shift": %s, "since": "%s",
                          "on_break_since": null, "is_late": false, "late_minutes": 0, "overtime": true,
                          "last_seen_at": null},
                         {"timesheet_id": "%s", "employee": %s, "model": {"id": "%s", "name": "Luna"}, "shift": %s,
                          "since": "%s", "on_break_since": "%s", "is_late": true, "late_minutes": 10,
                          "overtime": false, "last_seen_at": "%s"},
                         {"timesheet_id": "%s", "employee": %s, "model": null, "shift": null, "since": "%s",
                          "on_break_since": null, "is_late": false, "late_minutes": 0, "overtime": false,
                          "last_seen_at": null}]""".formatted(
                                overtime,
                                employee(AURORA_SMM, "aurora-smm", "smm"),
                                shift(nights, null, null, -540, -60, "in_progress"),
                                minutes(-540),
                                late,
                                employee(AURORA_CHATTER, "aurora-chatter", "chatter"),
                                AURORA_LUNA,
                                shift(days, "Day", AURORA_LUNA, -120, 360, "in_progress"),
                                minutes(-110),
                                minutes(-20),
                                minutes(-1),
                                unplanned,
                                employee(AURORA_PALADIN, "aurora-paladin", "paladin"),
                                minutes(-30))),
                live.get("people"));
        assertEquals(json("[]"), live.get("expected"));
    }

    @Test
    void expectsWhoseShiftRunsAndWhoIsNotThere() throws Exception {
        UUID awaited = shift(AURORA_RANGER, -30, 120);
        shift(AURORA_RECRUITER, 1, 120);
        shift(AURORA_ROGUE, -120, -1);
        UUID draft = shift(AURORA_ALCHEMIST, -30, 120);
        TimeDesk.one("update shifts set published_at = null where id = ?", draft);
        shift(AURORA_SMM, -30, 120);
        in(AURORA_SMM, null, -40);
        UUID worked = shift(AURORA_CHATTER, -90, 120);
        in(AURORA_CHATTER, worked, -90);
        TimeDesk.one("update timesheets set clock_out = now(), status = 'completed' where shift_id = ?", worked);
        shift(NIGHTFALL_CHATTER, -30, 120);

        assertEquals(
                json("""
                        [{"employee": %s, "shift": %s}]""".formatted(
                                employee(AURORA_RANGER, "aurora-ranger", "ranger"),
                                shift(awaited, null, null, -30, 120, "scheduled"))),
                live(AURORA_PALADIN).get("expected"));
    }

    @Test
    void isForThoseWhoSeeAllTimeOfTheirOwnAgency() throws Exception {
        String there = in(NIGHTFALL_CHATTER, null, -10);
        AURORA_CHATTER.asks().get(LIVE).then().statusCode(403);
        AURORA_PALADIN.asks().get(LIVE).then().statusCode(200).body("people", empty());
        NIGHTFALL_PALADIN.asks().get(LIVE).then().body("people.timesheet_id", contains(there));
    }

    private UUID shift(Person person, int from, int until) throws Exception {
        return TimeDesk.shift(person, minutes(from).toString(), minutes(until).toString());
    }

    private String in(Person person, UUID shift, int minutes) throws Exception {
        return TimeDesk.one(
                "insert into timesheets (agency_id, employee_id, shift_id, clock_in) select agency_id, id, ?, ?"
                        + " from profiles where id = ? returning id",
                shift,
                minutes(minutes),
                person.id());
    }

    private Instant minutes(int fromNow) {
        return now.plusSeconds(60L * fromNow);
    }

    private static String employee(Person person, String username, String role) {
        return """
                {"id": "%s", "username": "%s", "role": "%s"}""".formatted(person.id(), username, role);
    }

    private String shift(UUID id, String title, String luna, int from, int until, String status) {
        return """
                {"id": "%s", "title": %s, "model": %s, "start_time": "%s", "end_time": "%s",
                 "timezone": "Europe/Bucharest", "status": "%s"}""".formatted(
                        id,
                        title == null ? null : '"' + title + '"',
                        luna == null ? null : "{\"id\": \"" + luna + "\", \"name\": \"Luna\"}",
                        minutes(from),
                        minutes(until),
                        status);
    }

    private static JsonNode live(Person person) throws Exception {
        return json(person.asks().get(LIVE).then().statusCode(200).extract().asString());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
