package io.onyxos.operations.correction;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_GRANDMASTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.timesheet.Entries.TIMESHEETS;
import static io.onyxos.operations.timesheet.Entries.decide;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.onyxos.operations.timesheet.Entries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TimesheetCorrectionTest {

    private static final String CORRECTIONS = "/operations/v1/timesheet-corrections";
    private static final String ADJUSTMENTS = "/operations/v1/timesheet-adjustments";

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.DAYS);

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    @Test
    void anApprovedCorrectionChangesTheEntry() {
        String entry = entered(480);
        String correction = ask(AURORA_CHATTER, wanted(entry, 465))
                .statusCode(201)
                .extract()
                .path("id");
        ask(AURORA_CHATTER, wanted(entry, 450)).statusCode(409).body("code", equalTo("correction_pending"));
        decideOn(AURORA_CHATTER, correction, "approve").statusCode(403);
        decideOn(AURORA_SMM, correction, "approve").statusCode(404);
        decideOn(NIGHTFALL_OWNER, correction, "approve").statusCode(404);
        decideOn(AURORA_PALADIN, correction, "approve")
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("decision_note", equalTo("seen"));
        AURORA_CHATTER
                .asks()
                .get(TIMESHEETS + entry)
                .then()
                .body("payable_minutes", equalTo(465))
                .body("source", equalTo("correction"))
                .body("review_reasons", hasItem("corrected"));
        decideOn(AURORA_PALADIN, correction, "reject").statusCode(409).body("code", equalTo("invalid_transition"));
    }

    @Test
    void aMissingEntryIsAddedWhenItIsApprovedAndWhatOverlapsWaits() {
        String missing =
                ask(AURORA_CHATTER, wanted(null, 60)).statusCode(201).extract().path("id");
        String again =
                ask(AURORA_CHATTER, wanted(null, 90)).statusCode(201).extract().path("id");
        decideOn(AURORA_PALADIN, missing, "approve").statusCode(200);
        decideOn(AURORA_PALADIN, again, "approve").statusCode(409).body("code", equalTo("timesheet_overlap"));
        list(AURORA_CHATTER, "pending").body("data.id", contains(again));
        decideOn(AURORA_PALADIN, again, "reject").statusCode(200).body("status", equalTo("rejected"));
    }

    @Test
    void ofTwoDecisionsAtOnceOneCounts() {
        String correction = ask(AURORA_CHATTER, wanted(entered(480), 465))
                .statusCode(201)
                .extract()
                .path("id");
        var approval = CompletableFuture.supplyAsync(
                () -> decideOn(AURORA_PALADIN, correction, "approve").extract());
        var rejection = CompletableFuture.supplyAsync(
                () -> decideOn(AURORA_GRANDMASTER, correction, "reject").extract());
        boolean approved = approval.join().statusCode() == 200;
        assertEquals(409, (approved ? rejection : approval).join().statusCode());
        assertEquals(
                "invalid_transition", (approved ? rejection : approval).join().path("code"));
        assertEquals(200, (approved ? approval : rejection).join().statusCode());
        list(AURORA_CHATTER, approved ? "approved" : "rejected").body("data.id", contains(correction));
    }

    @Test
    void oneTakesBackOnesOwnAndSeesNobodyElses() {
        String own = ask(AURORA_CHATTER, wanted(null, 60)).extract().path("id");
        list(AURORA_SMM, "pending").body("data", empty());
        list(NIGHTFALL_OWNER, "pending").body("data", empty());
        list(AURORA_PALADIN, "pending").body("data.employee.username", contains("aurora-chatter"));
        AURORA_PALADIN.asks().post(CORRECTIONS + "/" + own + "/cancel").then().statusCode(403);
        AURORA_CHATTER.asks().post(CORRECTIONS + "/" + own + "/cancel").then().statusCode(200);
        AURORA_CHATTER.asks().post(CORRECTIONS + "/" + own + "/cancel").then().statusCode(409);
    }

    @Test
    void theLocationOfACorrectionLeadsToItForThoseWhoSeeIt() {
        String location = ask(AURORA_CHATTER, wanted(null, 60)).extract().header("Location");
        for (Person person : List.of(AURORA_CHATTER, AURORA_PALADIN)) {
            person.asks().get(location).then().statusCode(200).body("status", equalTo("pending"));
        }
        AURORA_SMM.asks().get(location).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(location).then().statusCode(404);
    }

    @Test
    void refusesWhatCannotBeAsked() {
        Map<String, Object> old = wanted(null, 60);
        old.put("clock_in", "2020-01-01T08:00:00Z");
        old.put("clock_out", "2020-01-01T09:00:00Z");
        ask(AURORA_CHATTER, old)
                .statusCode(400)
                .body("code", equalTo("too_old"))
                .body("errors[0].pointer", equalTo("/clock_in"));
        Map<String, Object> wordless = wanted(null, 60);
        wordless.put("reason", " ");
        ask(AURORA_CHATTER, wordless).statusCode(400);
        ask(AURORA_OWNER, wanted(null, 60)).statusCode(403);
        Map<String, Object> colleagues = wanted(entered(480), 60);
        ask(AURORA_SMM, colleagues)
                .statusCode(409)
                .body("code", equalTo("unknown_reference"))
                .body("errors[0].pointer", equalTo("/timesheet_id"));
        colleagues.remove("timesheet_id");
        colleagues.put("shift_id", UUID.randomUUID());
        ask(AURORA_SMM, colleagues)
                .statusCode(409)
                .body("code", equalTo("unknown_reference"))
                .body("errors[0].pointer", equalTo("/shift_id"));
    }

    /** Paid with 480, asked for 465: the slip stays and 15 minutes are taken back. */
    @Test
    void aCorrectionOfWhatIsPaidBecomesAnAdjustment() throws Exception {
        String entry = entered(480);
        decide(AURORA_PALADIN, TIMESHEETS + entry, "approve", null).statusCode(200);
        TimeDesk.one("update timesheets set payout_run_id = gen_random_uuid() where id = ?::uuid", entry);
        String correction = ask(AURORA_CHATTER, wanted(entry, 465))
                .statusCode(201)
                .extract()
                .path("id");
        decideOn(AURORA_PALADIN, correction, "approve").statusCode(200);
        AURORA_CHATTER.asks().get(TIMESHEETS + entry).then().body("payable_minutes", equalTo(480));
        AURORA_CHATTER
                .asks()
                .get(ADJUSTMENTS)
                .then()
                .body("data.minutes", contains(-15))
                .body("data.timesheet_id", contains(entry))
                .body("data.correction_id", contains(correction))
                .body("data.employee.username", contains("aurora-chatter"));
    }

    private String entered(int minutes) {
        return Entries.enter(
                        AURORA_CHATTER,
                        start.toString(),
                        start.plusSeconds(60L * minutes).toString(),
                        Map.of())
                .path("id");
    }

    private Map<String, Object> wanted(String entry, int minutes) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "clock_in", start.toString(),
                "clock_out", start.plusSeconds(60L * minutes).toString(),
                "reason", "forgot the clock",
                "breaks", List.of()));
        if (entry != null) {
            wanted.put("timesheet_id", UUID.fromString(entry));
        }
        return wanted;
    }

    private static ValidatableResponse ask(Person person, Object body) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(body)
                .post(CORRECTIONS)
                .then();
    }

    private static ValidatableResponse decideOn(Person person, String correction, String verb) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("note", "seen"))
                .post(CORRECTIONS + "/" + correction + "/" + verb)
                .then();
    }

    private static ValidatableResponse list(Person person, String status) {
        return person.asks()
                .queryParam("status", status)
                .get(CORRECTIONS)
                .then()
                .statusCode(200);
    }
}
