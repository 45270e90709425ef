package io.onyxos.operations.report;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.onyxos.operations.timesheet.Entries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ReportTest {

    private static final String SUMMARY = "/operations/v1/timesheets/summary";
    private static final String PLANNED = "/operations/v1/reports/planned-vs-actual";

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    /** Example 5 of the rules. */
    @Test
    void workIsCutAtMidnightInKathmanduAndPayIsNot() {
        NIGHTFALL_OWNER
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "employee_id", NIGHTFALL_CHATTER.id(),
                        "clock_in", "2026-06-01T16:00:00Z",
                        "clock_out", "2026-06-01T20:00:00Z",
                        "reason", "the clock was away"))
                .post("/operations/v1/timesheets")
                .then()
                .statusCode(201);
        summary(NIGHTFALL_PALADIN, "from=2026-06-01&to=2026-06-02&group_by=day")
                .body("data.day", contains("2026-06-01", "2026-06-02"))
                .body("data.unapproved_worked_minutes", contains(135, 105))
                .body("data.unapproved_payable_minutes", contains(240, 0))
                .body("data.unapproved_entries", contains(1, 0))
                .body("data.approved_worked_minutes", contains(0, 0));
        summary(NIGHTFALL_PALADIN, "from=2026-06-01&to=2026-06-02&group_by=day&tz=UTC")
                .body("data.unapproved_worked_minutes", contains(240));
        summary(NIGHTFALL_PALADIN, "from=2026-06-01&to=2026-06-02&group_by=employee&group_by=week")
                .body("data.employee.username", contains("nightfall-chatter"))
                .body("data.week", contains("2026-05-31"));
        summary(AURORA_PALADIN, "from=2026-06-01&to=2026-06-02&group_by=day").body("data", empty());
    }

    @Test
    void theDayWhenSummerTimeEndsHas25HoursAndTheOneWhenItBegins23() {
        enter("2026-10-24T21:00:00Z", "2026-10-25T09:00:00Z");
        enter("2026-10-25T09:00:00Z", "2026-10-25T22:00:00Z");
        enter("2026-03-28T22:00:00Z", "2026-03-29T09:00:00Z");
        enter("2026-03-29T09:00:00Z", "2026-03-29T21:00:00Z");
        summary(AURORA_PALADIN, "from=2026-10-24&to=2026-10-26&group_by=day")
                .body("data.day", contains("2026-10-25"))
                .body("data.unapproved_worked_minutes", contains(1500));
        summary(AURORA_PALADIN, "from=2026-03-28&to=2026-03-30&group_by=day")
                .body("data.day", contains("2026-03-29"))
                .body("data.unapproved_worked_minutes", contains(1380));
    }

    /** Both clocks show midnight twice; the day begins at the first. */
    @Test
    void aDayThatBeginsWithAnHourShownTwiceHasBothOfThem() {
        enter("2026-10-24T23:00:00Z", "2026-10-25T02:00:00Z");
        workedIn("Atlantic/Azores", "2026-10-24", 60);
        workedIn("Atlantic/Azores", "2026-10-25", 120);
        enter("2026-11-01T03:00:00Z", "2026-11-01T06:00:00Z");
        workedIn("America/Havana", "2026-10-31", 60);
        workedIn("America/Havana", "2026-11-01", 120);
    }

    /** Of four entries three have seconds too few for a minute, and one is cut at midnight within a minute of work. */
    @Test
    void sumsOfTheSameHoursAgreeHoweverTheyAreGrouped() {
        enter("2026-03-10T08:00:00Z", "2026-03-10T08:01:40Z");
        enter("2026-03-10T10:00:00Z", "2026-03-10T10:01:40Z");
        Entries.enter(AURORA_SMM, "2026-03-10T08:00:00Z", "2026-03-10T08:01:40Z", Map.of());
        Object pause = Map.of("started_at", "2026-03-10T21:50:20Z", "ended_at", "2026-03-10T22:10:45Z");
        Entries.enter(AURORA_SMM, "2026-03-10T20:00:30Z", "2026-03-11T01:00:10Z", Map.of("breaks", List.of(pause)))
                .then()
                .body("worked_minutes", equalTo(279));

        for (String keys : List.of("employee", "model", "day", "week", "shift", "day&group_by=employee")) {
            assertSums(keys, "", 302, 20, 282);
            assertSums(keys, "&tz=Asia/Kathmandu", 302, 20, 282);
        }
        summary(AURORA_PALADIN, "from=2026-03-10&to=2026-03-10&group_by=day")
                .body("data.unapproved_worked_minutes", contains(3 + 109));
        summary(AURORA_PALADIN, "from=2026-03-11&to=2026-03-11&group_by=day")
                .body("data.unapproved_worked_minutes", contains(170));
    }

    @Test
    void approvedHoursStandApart() throws Exception {
        String entry = Entries.TIMESHEETS + Entries.night().path("id");
        Entries.enter(AURORA_SMM, "2026-03-10T08:00:00Z", "2026-03-10T10:00:00Z", Map.of());
        Entries.decide(AURORA_PALADIN, entry, "approve", null).statusCode(200);
        summary(AURORA_PALADIN, "from=2026-03-10&to=2026-03-11&group_by=employee")
                .body("data.employee.username", contains("aurora-chatter", "aurora-smm"))
                .body("data.approved_worked_minutes", contains(460, 0))
                .body("data.approved_overtime_minutes", contains(12, 0))
                .body("data.unapproved_worked_minutes", contains(0, 120));
        summary(AURORA_CHATTER, "from=2026-03-10&to=2026-03-11&group_by=employee")
                .body("data.employee.username", contains("aurora-chatter"));
        String csv = AURORA_PALADIN
                .asks()
                .accept("text/csv")
                .get(SUMMARY + "?from=2026-03-10&to=2026-03-11&group_by=day")
                .asString();
        assertTrue(csv.startsWith("employee,model,day,week,shift_id,approved_entries"), csv);
    }

    @Test
    void refusesSumsThatMakeNoSense() {
        for (String query : new String[] {
            "from=2026-03-11&to=2026-03-10&group_by=day",
            "from=2026-03-10&to=2026-03-11",
            "from=2026-03-10&to=2026-03-11&group_by=moon",
            "from=2026-03-10&to=2026-03-11&group_by=day&tz=Mars/Base"
        }) {
            AURORA_PALADIN.asks().get(SUMMARY + "?" + query).then().statusCode(400);
        }
    }

    @Test
    void comparesShiftsWithWhatWasWorkedOfThem() throws Exception {
        Entries.night();
        String march = PLANNED + "?from=2026-03-10T00:00:00Z&to=2026-03-12T00:00:00Z";
        AURORA_ADMIN
                .asks()
                .get(march)
                .then()
                .statusCode(200)
                .body("data.employee.username", contains("aurora-chatter"))
                .body("data[0].planned_minutes", equalTo(480))
                .body("data[0].worked_minutes", equalTo(460))
                .body("data[0].overtime_minutes", equalTo(12))
                .body("data[0].status", equalTo("completed"))
                .body("data[0].missed", equalTo(false));
        String csv = AURORA_ADMIN.asks().accept("text/csv").get(march).asString();
        assertTrue(csv.startsWith("shift_id,employee,model,start_time,end_time,timezone,status,planned_minutes"), csv);
        assertEquals(2, csv.lines().count());
        AURORA_CHATTER.asks().get(march).then().statusCode(403);
        NIGHTFALL_PALADIN.asks().get(march).then().statusCode(200).body("data", empty());
        AURORA_ADMIN.asks().get(PLANNED).then().statusCode(400);
    }

    private static void assertSums(String keys, String more, int total, int pause, int worked) {
        summary(AURORA_PALADIN, "from=2026-03-10&to=2026-03-11&group_by=" + keys + more)
                .body("data.unapproved_total_minutes.sum()", equalTo(total))
                .body("data.unapproved_break_minutes.sum()", equalTo(pause))
                .body("data.unapproved_worked_minutes.sum()", equalTo(worked));
    }

    private static void workedIn(String zone, String day, int minutes) {
        summary(AURORA_PALADIN, "from=" + day + "&to=" + day + "&group_by=day&tz=" + zone)
                .body("data.unapproved_worked_minutes", contains(minutes));
    }

    private static void enter(String in, String out) {
        Entries.enter(AURORA_CHATTER, in, out, Map.of()).then().statusCode(201);
    }

    private static ValidatableResponse summary(Person person, String query) {
        return person.asks().get(SUMMARY + "?" + query).then().statusCode(200);
    }
}
