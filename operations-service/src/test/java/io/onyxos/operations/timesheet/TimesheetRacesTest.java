package io.onyxos.operations.timesheet;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_GRANDMASTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.operations.timesheet.Entries.TIMESHEETS;
import static io.onyxos.operations.timesheet.Entries.decide;
import static io.onyxos.operations.timesheet.Entries.enter;
import static io.onyxos.operations.timesheet.Entries.night;
import static io.onyxos.operations.timesheet.Entries.tag;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managers and payroll who want the same entry at the same time. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TimesheetRacesTest {

    private String entry;

    @BeforeEach
    void enterANight() throws Exception {
        TimeDesk.clear();
        entry = TIMESHEETS + night().then().statusCode(201).extract().path("id");
    }

    @Test
    void ofTwoApprovalsAtOnceOneCounts() throws Exception {
        String tag = tag(entry);
        List<Integer> statuses = List.of(AURORA_PALADIN, AURORA_GRANDMASTER, AURORA_ADMIN).stream()
                .map(person -> CompletableFuture.supplyAsync(() -> person.asks()
                        .header("If-Match", tag)
                        .post(entry + "/approve")
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertEquals(List.of(200, 412, 412), statuses);
        assertEquals("1", approvals());
    }

    @Test
    void ofTwoWhoApproveTheSameWeekEachEntryHasOne() throws Exception {
        List<Map<String, String>> week = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            Response made = enter(
                    AURORA_CHATTER,
                    "2026-03-0%dT08:00:00Z".formatted(day),
                    "2026-03-0%dT09:00:00Z".formatted(day),
                    Map.of());
            week.add(Map.of("id", made.path("id"), "etag", made.header("ETag")));
        }
        List<Map<String, String>> backwards = new ArrayList<>(week);
        Collections.reverse(backwards);
        var forth = CompletableFuture.supplyAsync(() -> approve(AURORA_PALADIN, week));
        var back = CompletableFuture.supplyAsync(() -> approve(AURORA_GRANDMASTER, backwards));

        List<Integer> paladins = forth.join();
        List<Integer> grandmasters = new ArrayList<>(back.join());
        Collections.reverse(grandmasters);
        for (int day = 0; day < 7; day++) {
            assertEquals(612, paladins.get(day) + grandmasters.get(day), paladins + " and " + grandmasters);
        }
        assertEquals("7", approvals());
    }

    @Test
    void anEditThatWaitsForPayrollHearsThatItIsLocked() throws Exception {
        decide(AURORA_PALADIN, entry, "approve", null).statusCode(200);
        String seen = tag(entry);
        try (Connection finance = ServiceStack.superuser()) {
            Entries.pay(finance, entry);
            var edit = CompletableFuture.supplyAsync(() -> leftEarly(seen));
            TimeDesk.awaitWaiting();
            finance.commit();
            edit.join().then().statusCode(409).body("code", equalTo("locked"));
        }
        leftEarly(seen).then().statusCode(409).body("code", equalTo("locked"));
        AURORA_ADMIN.asks().get(entry).then().body("clock_out", equalTo("2026-03-11T02:12:40Z"));
    }

    @Test
    void payrollThatWaitsForAnEditHearsThatItsRunIsStale() throws Exception {
        decide(AURORA_PALADIN, entry, "approve", null).statusCode(200);
        try (Connection editor = ServiceStack.superuser();
                Connection finance = ServiceStack.superuser()) {
            TimeDesk.become(editor, AURORA_ADMIN, "operations_caller");
            TimeDesk.one(
                    editor,
                    "select id from operations.edit_timesheet(?::uuid, '{\"clock_out\": \"2026-03-11T01:00:00Z\"}', 'left early')",
                    entry.substring(TIMESHEETS.length()));
            var run = CompletableFuture.runAsync(() -> {
                try {
                    Entries.pay(finance, entry);
                } catch (Exception refused) {
                    throw new CompletionException(refused);
                }
            });
            TimeDesk.awaitWaiting();
            editor.commit();
            var refusal = assertThrows(CompletionException.class, run::join);
            assertTrue(refusal.getCause().getMessage().contains("timesheets_changed"), refusal.toString());
        }
        AURORA_ADMIN
                .asks()
                .get(entry)
                .then()
                .body("status", equalTo("completed"))
                .body("clock_out", equalTo("2026-03-11T01:00:00Z"))
                .body("payout_run_id", equalTo(null));
    }

    private Response leftEarly(String seen) {
        return AURORA_ADMIN
                .asks()
                .header("If-Match", seen)
                .contentType("application/merge-patch+json")
                .body(Map.of("clock_out", "2026-03-11T01:00:00Z", "reason", "left early"))
                .patch(entry);
    }

    /** The statuses in the order of the items: 200 or 412. */
    private static List<Integer> approve(Person person, List<Map<String, String>> items) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("items", items))
                .post(TIMESHEETS + "approvals")
                .then()
                .statusCode(207)
                .extract()
                .path("items.status");
    }

    private static String approvals() throws Exception {
        return TimeDesk.one("select count(*) from operations.outbox where event_type like '%.timesheet.approved.v1'");
    }
}
