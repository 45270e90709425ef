package io.onyxos.operations.timesheet;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static io.onyxos.operations.timesheet.Entries.TIMESHEETS;
import static io.onyxos.operations.timesheet.Entries.edit;
import static io.onyxos.operations.timesheet.Entries.enter;
import static io.onyxos.operations.timesheet.Entries.night;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TimesheetTest {

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    /** Example 1 of the rules. */
    @Test
    void aNightIsCountedByItsShiftItsBreakAndTheRules() throws Exception {
        TimeDesk.policy(AURORA_ADMIN, "rounding_mode, rounding_minutes, paid_break_minutes", "'nearest', 15, 15");
        night().then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("ETag", notNullValue())
                .body("total_minutes", equalTo(500))
                .body("break_minutes", equalTo(40))
                .body("worked_minutes", equalTo(460))
                .body("payable_minutes", equalTo(465))
                .body("overtime_minutes", equalTo(12))
                .body("is_late", equalTo(false))
                .body("work_date", equalTo("2026-03-10"))
                .body("timezone", equalTo("Europe/Bucharest"))
                .body("source", equalTo("manual"))
                .body("status", equalTo("completed"))
                .body("review_reasons", contains("manual"))
                .body("breaks[0].started_at", equalTo("2026-03-10T21:00:00Z"))
                .body("employee.username", equalTo("aurora-chatter"));
    }

    /** Example 2 of the rules. */
    @Test
    void oneMillisecondAfterTheGraceIsLate() throws Exception {
        UUID punctual = TimeDesk.shift(AURORA_CHATTER, "2026-03-11T18:00:00Z", "2026-03-12T02:00:00Z");
        UUID late = TimeDesk.shift(AURORA_CHATTER, "2026-03-12T18:00:00Z", "2026-03-13T02:00:00Z");
        enter(AURORA_CHATTER, "2026-03-11T18:05:00.000Z", "2026-03-12T02:00:00Z", Map.of("shift_id", punctual))
                .then()
                .body("is_late", equalTo(false))
                .body("late_minutes", equalTo(0));
        enter(AURORA_CHATTER, "2026-03-12T18:05:00.001Z", "2026-03-13T02:00:00Z", Map.of("shift_id", late))
                .then()
                .body("is_late", equalTo(true))
                .body("late_minutes", equalTo(5));
    }

    @Test
    void oneSeesOwnHoursAndManagersSeeAll() throws Exception {
        String entry = night().path("id");
        String others = enter(AURORA_SMM, "2026-03-10T08:00:00Z", "2026-03-10T12:00:00Z", Map.of())
                .path("id");
        list(AURORA_CHATTER, Map.of()).body("data.id", contains(entry));
        list(AURORA_PALADIN, Map.of()).body("data.id", contains(others, entry));
        list(NIGHTFALL_PALADIN, Map.of()).body("data", empty());
        AURORA_SMM.asks().get(TIMESHEETS + entry).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(TIMESHEETS + entry).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(TIMESHEETS + entry + "/history").then().statusCode(404);
        AURORA_PALADIN.asks().get(TIMESHEETS + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void filtersAndPagesTheList() throws Exception {
        String night = night().path("id");
        String day = enter(
                        AURORA_SMM,
                        "2026-03-12T08:00:00Z",
                        "2026-03-12T12:00:00Z",
                        Map.of("model_id", TimeDesk.AURORA_VESPER))
                .path("id");
        list(AURORA_PALADIN, Map.of("from", "2026-03-11T02:12:00Z", "to", "2026-03-12T08:00:00Z"))
                .body("data.id", contains(night));
        list(AURORA_PALADIN, Map.of("from", "2026-03-11T02:12:40Z")).body("data.id", contains(day));
        list(AURORA_PALADIN, Map.of("employee_id", AURORA_SMM.id())).body("data.id", contains(day));
        list(AURORA_PALADIN, Map.of("model_id", TimeDesk.AURORA_VESPER)).body("data.model.name", contains("Vesper"));
        list(AURORA_PALADIN, Map.of("status", "approved")).body("data", empty());
        list(AURORA_PALADIN, Map.of("needs_review", true)).body("data", hasSize(2));
        list(AURORA_PALADIN, Map.of("needs_review", false)).body("data", empty());
        list(AURORA_PALADIN, Map.of("source", "clock")).body("data", empty());
        list(AURORA_PALADIN, Map.of("locked", false)).body("data", hasSize(2));
        list(AURORA_PALADIN, Map.of("locked", true)).body("data", empty());
        String next = list(AURORA_PALADIN, Map.of("sort", "-clock_in", "limit", 1))
                .body("data.id", contains(day))
                .extract()
                .path("next_cursor");
        list(AURORA_PALADIN, Map.of("sort", "-clock_in", "limit", 1, "cursor", next))
                .body("data.id", contains(night));
        AURORA_PALADIN.asks().get("/operations/v1/timesheets?sort=note").then().statusCode(400);
    }

    @Test
    void isExportedAsCsv() throws Exception {
        night();
        String csv = AURORA_PALADIN
                .asks()
                .accept("text/csv")
                .get("/operations/v1/timesheets")
                .asString();
        assertTrue(csv.startsWith("id,agency_id,employee,model,"), csv);
        assertEquals(2, csv.lines().count());
    }

    @Test
    void showsTheRulesOfTheDayAndWhatKeepsItFromApproval() throws Exception {
        String entry = TIMESHEETS + night().path("id");
        AURORA_PALADIN
                .asks()
                .get(entry)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("policy.late_grace_minutes", equalTo(5))
                .body("breaks", hasSize(1))
                .body("approval_refusals", empty());
        AURORA_CHATTER.asks().get(entry).then().body("approval_refusals", contains("forbidden", "own_record"));
    }

    @Test
    void anEditorCorrectsWithAReasonAndThePersonSeesWhoDidIt() throws Exception {
        String entry = TIMESHEETS + night().path("id");
        edit(AURORA_ADMIN, entry, Map.of("clock_out", "2026-03-11T02:00:00Z"))
                .statusCode(400)
                .body("code", equalTo("reason_required"))
                .body("errors[0].pointer", equalTo("/reason"));
        edit(
                        AURORA_ADMIN,
                        entry,
                        Map.of("clock_out", "2026-03-11T02:00:00Z", "breaks", List.of(), "reason", "forgot to go"))
                .statusCode(200)
                .body("total_minutes", equalTo(487))
                .body("breaks", empty())
                .body("review_reasons", hasItem("corrected"));
        AURORA_CHATTER
                .asks()
                .get(entry + "/history")
                .then()
                .statusCode(200)
                .body("data.actor_id", hasItem(AURORA_ADMIN.id().toString()))
                .body("data.reason", hasItem("forgot to go"));
    }

    @Test
    void theOwnerOfAnEntryWritesItsNoteAndNothingElse() throws Exception {
        String entry = TIMESHEETS + night().path("id");
        edit(AURORA_CHATTER, entry, Map.of("note", "a long night"))
                .statusCode(200)
                .body("note", equalTo("a long night"));
        edit(AURORA_CHATTER, entry, Map.of("note", "n".repeat(501))).statusCode(400);
        edit(AURORA_CHATTER, entry, Map.of("clock_out", "2026-03-11T04:00:00Z", "reason", "more"))
                .statusCode(403);
        edit(AURORA_PALADIN, entry, Map.of("note", "mine")).statusCode(403);
        edit(AURORA_OWNER, entry, Map.of("note", "seen")).statusCode(400).body("code", equalTo("reason_required"));
        edit(AURORA_OWNER, entry, Map.of("note", "seen", "reason", "talked to her"))
                .statusCode(200);
    }

    @Test
    void refusesTimesThatCannotBe() throws Exception {
        night();
        refused(AURORA_CHATTER, "2026-03-11T02:00:00Z", Map.of(), 409, "timesheet_overlap");
        refused(AURORA_CHATTER, "2099-03-11T02:00:00Z", Map.of(), 400, "in_future");
        Object outside = List.of(Map.of("started_at", "2026-03-12T01:00:00Z", "ended_at", "2026-03-12T02:30:00Z"));
        refused(AURORA_CHATTER, "2026-03-12T02:00:00Z", Map.of("breaks", outside), 400, "break_outside_entry")
                .body("errors[0].pointer", equalTo("/breaks"));
        refused(NIGHTFALL_OWNER, "2026-03-12T02:00:00Z", Map.of(), 409, "unknown_reference")
                .body("errors[0].pointer", equalTo("/employee_id"));
        UUID others = TimeDesk.shift(AURORA_SMM, "2026-03-12T02:00:00Z", "2026-03-12T03:00:00Z");
        refused(AURORA_CHATTER, "2026-03-12T02:00:00Z", Map.of("shift_id", others), 409, "not_their_shift")
                .body("errors[0].pointer", equalTo("/shift_id"));
        refused(AURORA_ADMIN, "2026-03-12T02:00:00Z", Map.of(), 403, "own_record");
    }

    private static ValidatableResponse refused(Person person, String in, Map<String, ?> more, int status, String code) {
        return enter(person, in, in.replace("02:00", "03:00"), more)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private static ValidatableResponse list(Person person, Map<String, ?> query) {
        return person.asks()
                .queryParams(query)
                .get("/operations/v1/timesheets")
                .then()
                .statusCode(200);
    }
}
