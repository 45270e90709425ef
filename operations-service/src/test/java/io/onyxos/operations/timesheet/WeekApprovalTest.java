package io.onyxos.operations.timesheet;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_GRANDMASTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.timesheet.Entries.TIMESHEETS;
import static io.onyxos.operations.timesheet.Entries.decide;
import static io.onyxos.operations.timesheet.Entries.edit;
import static io.onyxos.operations.timesheet.Entries.enter;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class WeekApprovalTest {

    /** The week in which Bucharest's clocks go forward, on its last day. */
    private static final String WEEK = "2026-03-23";

    @BeforeEach
    void noEntries() throws Exception {
        TimeDesk.clear();
    }

    @Test
    void aWeekIsTheAgencysFromMondayToSundayOverTheBeginOfSummerTime() throws Exception {
        entered(AURORA_CHATTER, "2026-03-22T21:30:00Z", "2026-03-22T21:50:00Z");
        String first = entered(AURORA_CHATTER, "2026-03-22T22:30:00Z", "2026-03-22T23:00:00Z");
        String last = entered(AURORA_CHATTER, "2026-03-29T20:30:00Z", "2026-03-29T20:50:00Z");
        entered(AURORA_CHATTER, "2026-03-29T21:30:00Z", "2026-03-29T22:00:00Z");
        entered(AURORA_SMM, "2026-03-24T10:00:00Z", "2026-03-24T11:00:00Z");

        approve(AURORA_PALADIN, AURORA_CHATTER, seen())
                .statusCode(207)
                .body("items.id", contains(first, last))
                .body("items.status", contains(200, 200));
        assertEquals("2", approvals());
        AURORA_CHATTER
                .asks()
                .get(TIMESHEETS + first)
                .then()
                .body("status", equalTo("approved"))
                .body("approved_by", equalTo(AURORA_PALADIN.id().toString()));
    }

    @Test
    void whatCannotBeApprovedStaysAndSaysWhy() throws Exception {
        String good = entered(AURORA_CHATTER, "2026-03-23T10:00:00Z", "2026-03-23T11:00:00Z");
        String rejected = entered(AURORA_CHATTER, "2026-03-24T10:00:00Z", "2026-03-24T11:00:00Z");
        decide(AURORA_PALADIN, TIMESHEETS + rejected, "reject", "was not there");
        String removed = entered(AURORA_CHATTER, "2026-03-25T10:00:00Z", "2026-03-25T11:00:00Z");
        decide(AURORA_ADMIN, TIMESHEETS + removed, "void", "counted twice");
        String changed = entered(AURORA_CHATTER, "2026-03-26T10:00:00Z", "2026-03-26T11:00:00Z");
        String open = TimeDesk.one(
                "insert into timesheets (agency_id, employee_id, clock_in) select agency_id, id, '2026-03-27T10:00:00Z'"
                        + " from profiles where id = ? returning id",
                AURORA_CHATTER.id());
        Instant seen = seen();
        edit(AURORA_ADMIN, TIMESHEETS + changed, Map.of("clock_out", "2026-03-26T10:30:00Z", "reason", "left early"));

        approve(AURORA_PALADIN, AURORA_CHATTER, seen)
                .statusCode(207)
                .body("items.id", contains(good, rejected, changed, open))
                .body("items.status", contains(200, 409, 412, 409))
                .body("items.code", contains(null, "invalid_transition", "precondition_failed", "still_open"))
                .body("items.detail[2]", notNullValue());
        AURORA_PALADIN.asks().get(TIMESHEETS + changed).then().body("status", equalTo("completed"));
        AURORA_PALADIN.asks().get(TIMESHEETS + rejected).then().body("status", equalTo("rejected"));
    }

    @Test
    void theSameRequestAgainChangesNothing() throws Exception {
        String paid = entered(AURORA_CHATTER, "2026-03-23T10:00:00Z", "2026-03-23T11:00:00Z");
        entered(AURORA_CHATTER, "2026-03-24T10:00:00Z", "2026-03-24T11:00:00Z");
        Instant seen = seen();
        approve(AURORA_PALADIN, AURORA_CHATTER, seen).body("items.status", contains(200, 200));
        String tag = Entries.tag(TIMESHEETS + paid);
        try (Connection finance = ServiceStack.superuser()) {
            Entries.pay(finance, TIMESHEETS + paid);
            finance.rollback();
        }

        approve(AURORA_GRANDMASTER, AURORA_CHATTER, seen).statusCode(207).body("items.status", contains(200, 200));
        assertEquals(tag, Entries.tag(TIMESHEETS + paid));
        assertEquals("2", approvals());
    }

    @Test
    void ofTwoWhoApproveTheSameWeekEachEntryHasOne() throws Exception {
        for (int day = 23; day < 28; day++) {
            entered(AURORA_CHATTER, "2026-03-%dT10:00:00Z".formatted(day), "2026-03-%dT11:00:00Z".formatted(day));
        }
        Instant seen = seen();

        Stream.of(AURORA_PALADIN, AURORA_GRANDMASTER)
                .map(person -> CompletableFuture.supplyAsync(() -> approve(person, AURORA_CHATTER, seen)))
                .toList()
                .forEach(answer -> answer.join().statusCode(207));
        assertEquals("5", approvals());
    }

    @Test
    void anEditThatCommitsFirstIsNotApprovedUnseen() throws Exception {
        String entry = entered(AURORA_CHATTER, "2026-03-23T10:00:00Z", "2026-03-23T11:00:00Z");
        Instant seen = seen();
        try (Connection editor = ServiceStack.superuser()) {
            TimeDesk.become(editor, AURORA_ADMIN, "operations_caller");
            TimeDesk.one(
                    editor,
                    "select id from operations.edit_timesheet(?::uuid, '{\"clock_out\": \"2026-03-23T10:30:00Z\"}', 'left early')",
                    entry);
            var approval = CompletableFuture.supplyAsync(() -> approve(AURORA_PALADIN, AURORA_CHATTER, seen));
            TimeDesk.awaitWaiting();
            editor.commit();
            approval.join().statusCode(207).body("items.code", contains("precondition_failed"));
        }
        AURORA_PALADIN.asks().get(TIMESHEETS + entry).then().body("status", equalTo("completed"));
    }

    @Test
    void isForApproversOfTheAgencyAndNotForOwnHours() throws Exception {
        entered(AURORA_PALADIN, "2026-03-23T10:00:00Z", "2026-03-23T11:00:00Z");
        Instant seen = seen();

        approve(AURORA_CHATTER, AURORA_PALADIN, seen).statusCode(403).body("code", equalTo("forbidden"));
        approve(AURORA_PALADIN, AURORA_PALADIN, seen).statusCode(403).body("code", equalTo("own_record"));
        approve(AURORA_PALADIN, NIGHTFALL_CHATTER, seen)
                .statusCode(409)
                .body("code", equalTo("unknown_reference"))
                .body("errors.pointer", contains("/employee_id"));
        ask(NIGHTFALL_OWNER, AURORA_PALADIN, "2026-03-22", seen).statusCode(409);
        ask(NIGHTFALL_OWNER, NIGHTFALL_CHATTER, "2026-03-22", seen)
                .statusCode(207)
                .body("items", empty());
        ask(AURORA_GRANDMASTER, AURORA_PALADIN, "2026-03-24", seen)
                .statusCode(400)
                .body("errors.pointer", contains("/week"));
        assertEquals("0", approvals());
    }

    private static String entered(Person person, String in, String out) {
        return enter(person, in, out, Map.of()).then().statusCode(201).extract().path("id");
    }

    /** As a client does: the latest change of all entries that are listed. */
    private static Instant seen() {
        List<String> changes = AURORA_GRANDMASTER
                .asks()
                .get(TIMESHEETS.substring(0, TIMESHEETS.length() - 1) + "?from=2026-03-20T00:00:00Z")
                .then()
                .statusCode(200)
                .extract()
                .path("data.updated_at");
        return changes.stream().map(Instant::parse).max(Instant::compareTo).orElseThrow();
    }

    private static ValidatableResponse approve(Person approver, Person employee, Instant seen) {
        return ask(approver, employee, WEEK, seen);
    }

    private static ValidatableResponse ask(Person approver, Person employee, String week, Instant seen) {
        return approver.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("employee_id", employee.id(), "week", week, "seen_until", seen.toString()))
                .post(TIMESHEETS + "approvals/week")
                .then();
    }

    private static String approvals() throws Exception {
        return TimeDesk.one("select count(*) from operations.outbox where event_type like '%.timesheet.approved.v1'");
    }
}
