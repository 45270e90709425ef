package io.onyxos.operations.timesheet;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_GRANDMASTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.timesheet.Entries.TIMESHEETS;
import static io.onyxos.operations.timesheet.Entries.decide;
import static io.onyxos.operations.timesheet.Entries.edit;
import static io.onyxos.operations.timesheet.Entries.enter;
import static io.onyxos.operations.timesheet.Entries.night;
import static io.onyxos.operations.timesheet.Entries.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TimesheetDecisionTest {

    private String entry;

    @BeforeEach
    void enterANight() throws Exception {
        TimeDesk.clear();
        TimeDesk.policy(AURORA_ADMIN, "rounding_mode, rounding_minutes, paid_break_minutes", "'nearest', 15, 15");
        entry = TIMESHEETS + night().then().statusCode(201).extract().path("id");
    }

    @Test
    void whatWasSeenIsApprovedAndWhatChangesLaterIsTold() {
        AURORA_PALADIN.asks().post(entry + "/approve").then().statusCode(428);
        String stale = tag(entry);
        edit(AURORA_ADMIN, entry, Map.of("clock_out", "2026-03-11T02:00:00Z", "reason", "left on time"));
        AURORA_PALADIN
                .asks()
                .header("If-Match", stale)
                .post(entry + "/approve")
                .then()
                .statusCode(412);
        decide(AURORA_PALADIN, entry, "approve", null)
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("approved_by", equalTo(AURORA_PALADIN.id().toString()))
                .body("changed_since_approval", nullValue());

        edit(AURORA_ADMIN, entry, Map.of("clock_out", "2026-03-11T01:00:00Z", "reason", "left early"))
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("review_reasons", hasItem("changed_after_approval"))
                .body("changed_since_approval.clock_out", contains("2026-03-11T02:00:00Z", "2026-03-11T01:00:00Z"))
                .body("changed_since_approval.clock_in", nullValue());
    }

    @Test
    void goesFromOneDecisionToTheNext() {
        decide(AURORA_PALADIN, entry, "reopen", "too soon").statusCode(409).body("code", equalTo("invalid_transition"));
        decide(AURORA_PALADIN, entry, "reject", "was not there")
                .statusCode(200)
                .body("rejected_reason", equalTo("was not there"));
        edit(AURORA_ADMIN, entry, Map.of("clock_out", "2026-03-11T01:00:00Z", "reason", "he was"))
                .body("status", equalTo("completed"))
                .body("rejected_reason", nullValue());
        decide(AURORA_PALADIN, entry, "approve", null).statusCode(200);
        decide(AURORA_PALADIN, entry, "reopen", "look again").body("status", equalTo("completed"));
        decide(AURORA_ADMIN, entry, "void", "counted twice").body("status", equalTo("void"));
        decide(AURORA_PALADIN, entry, "approve", null).statusCode(409).body("code", equalTo("invalid_transition"));
    }

    @Test
    void everyRefusalHasItsReasonAndNobodyDecidesAboutHimself() {
        for (String verb : new String[] {"reject", "reopen", "void"}) {
            decide(AURORA_ADMIN, entry, verb, " ").statusCode(400).body("errors[0].pointer", equalTo("/reason"));
            decide(AURORA_CHATTER, entry, verb, "why not").statusCode(403);
            decide(AURORA_SMM, entry, verb, "why not").statusCode(404);
            decide(NIGHTFALL_OWNER, entry, verb, "why not").statusCode(404);
        }
        decide(AURORA_CHATTER, entry, "approve", null).statusCode(403);
        decide(AURORA_PALADIN, entry, "void", "no editor").statusCode(403);
        String own = TIMESHEETS
                + enter(AURORA_PALADIN, "2026-03-10T08:00:00Z", "2026-03-10T09:00:00Z", Map.of())
                        .path("id");
        decide(AURORA_PALADIN, own, "approve", null).statusCode(403).body("code", equalTo("own_record"));
        decide(AURORA_GRANDMASTER, own, "approve", null).statusCode(200);
    }

    @Test
    void anEditorClocksOutWhoForgotTo() throws Exception {
        String open = TIMESHEETS
                + TimeDesk.one(
                        "insert into timesheets (agency_id, employee_id, clock_in) select agency_id, id,"
                                + " now() - interval '3 hours' from profiles where id = ? returning id",
                        AURORA_SMM.id());
        Map<String, String> closing =
                Map.of("clock_out", Instant.now().minusSeconds(3600).toString(), "reason", "went home");
        clockOut(AURORA_PALADIN, open, closing).statusCode(403);
        clockOut(AURORA_OWNER, open, Map.of("clock_out", "2099-01-01T00:00:00Z", "reason", "went home"))
                .statusCode(400)
                .body("code", equalTo("in_future"));
        clockOut(AURORA_OWNER, open, closing)
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("total_minutes", equalTo(120))
                .body("review_reasons", hasItem("corrected"));
        clockOut(AURORA_OWNER, open, closing).statusCode(409).body("code", equalTo("not_clocked_in"));
    }

    @Test
    void manyAreApprovedEachAsItWasSeen() {
        String second = TIMESHEETS
                + enter(AURORA_SMM, "2026-03-10T08:00:00Z", "2026-03-10T09:00:00Z", Map.of())
                        .path("id");
        List<Map<String, String>> items = List.of(
                item(entry, tag(entry)),
                item(second, "W/" + tag(second)),
                item(TIMESHEETS + UUID.randomUUID(), "\"0\""));
        approvals(AURORA_PALADIN, items, true).statusCode(412).body("errors[0].pointer", equalTo("/items/1"));
        AURORA_PALADIN.asks().get(entry).then().body("status", equalTo("completed"));
        approvals(NIGHTFALL_OWNER, items, false).statusCode(207).body("items.status", contains(404, 404, 404));
        approvals(AURORA_PALADIN, items, false)
                .statusCode(207)
                .body("items.status", contains(200, 412, 404))
                .body("items.code", contains(null, "precondition_failed", "not_found"));
        AURORA_PALADIN.asks().get(entry).then().body("status", equalTo("approved"));
        AURORA_PALADIN.asks().get(second).then().body("status", equalTo("completed"));
    }

    @Test
    void manyAreAtMostTwoHundredAndNobodysOwn() {
        String own = enter(AURORA_PALADIN, "2026-03-10T08:00:00Z", "2026-03-10T09:00:00Z", Map.of())
                .path("id");
        approvals(AURORA_PALADIN, List.of(item(TIMESHEETS + own, tag(TIMESHEETS + own))), false)
                .statusCode(207)
                .body("items.status", contains(403))
                .body("items.code", contains("own_record"));
        approvals(AURORA_CHATTER, List.of(item(entry, tag(entry))), false).statusCode(403);
        approvals(AURORA_PALADIN, Collections.nCopies(201, item(entry, "\"0\"")), false)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items"));
        approvals(AURORA_PALADIN, List.of(), false).statusCode(400);
        approvals(AURORA_PALADIN, List.of(item(entry, "*")), false).body("items.status", contains(412));
        approvals(AURORA_PALADIN, List.of(Map.of("id", UUID.randomUUID())), false)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/0/etag"));
    }

    @Test
    void whatIsPaidKeepsAllButItsNote() throws Exception {
        decide(AURORA_PALADIN, entry, "approve", null).body("payable_minutes", equalTo(465));
        String seen = tag(entry);
        try (Connection finance = ServiceStack.superuser()) {
            Entries.pay(finance, entry);
            finance.commit();
        }
        AURORA_CHATTER.asks().get(entry).then().body("payout_run_id", notNullValue());
        edit(AURORA_ADMIN, entry, Map.of("clock_out", "2026-03-11T01:00:00Z", "reason", "left early"))
                .statusCode(409)
                .body("code", equalTo("locked"));
        decide(AURORA_ADMIN, entry, "void", "counted twice").statusCode(409).body("code", equalTo("locked"));
        decide(AURORA_PALADIN, entry, "reopen", "look again").statusCode(409).body("code", equalTo("locked"));
        AURORA_PALADIN
                .asks()
                .header("If-Match", seen)
                .post(entry + "/approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("locked"));
        edit(AURORA_CHATTER, entry, Map.of("note", "thanks")).statusCode(200).body("note", equalTo("thanks"));
    }

    private static Map<String, String> item(String entry, String tag) {
        return Map.of("id", entry.substring(TIMESHEETS.length()), "etag", tag);
    }

    private static ValidatableResponse approvals(Person person, Object items, boolean atomic) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("items", items, "atomic", atomic))
                .post(TIMESHEETS + "approvals")
                .then();
    }

    private static ValidatableResponse clockOut(Person person, String entry, Object body) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(body)
                .post(entry + "/clock-out")
                .then();
    }
}
