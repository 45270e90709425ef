package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.operations.shift.Shifts.PATH;
import static io.onyxos.operations.shift.Shifts.edit;
import static io.onyxos.operations.shift.Shifts.path;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shifts that are over, or being worked: what was is not planned, it is set right. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class PastShiftTest {

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void aShiftThatIsOverIsChangedByEditorsOfTimeWithAReason() throws Exception {
        Response over = read(Roster.shift(AURORA_CHATTER, "-9 hours", "-1 hour"));

        edit(AURORA_PALADIN, over, "", Map.of("title", "Late", "reason", "Heard of it later"))
                .then()
                .statusCode(403)
                .body("code", equalTo("past_shift"));
        for (Map<String, String> change : List.of(
                Map.of("title", "Late"),
                Map.of("title", "Late", "reason", " "),
                Map.of("title", "Late", "reason", "ok"))) {
            edit(AURORA_ADMIN, over, "", change)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("reason_required"))
                    .body("errors.pointer", contains("/reason"));
        }
        edit(AURORA_ADMIN, over, "", Map.of("title", "Late", "reason", "Heard of it later"))
                .then()
                .statusCode(200)
                .body("title", equalTo("Late"));
        AURORA_ADMIN
                .asks()
                .get(path(over) + "/history")
                .then()
                .body("data[0].reason", equalTo("Heard of it later"))
                .body("data[0].changes.title", contains(null, "Late"));
    }

    @Test
    void aShiftThatIsOverIsCancelledAndReinstatedByEditorsOfTime() throws Exception {
        String over = path(read(Roster.shift(AURORA_CHATTER, "-9 hours", "-1 hour")));
        Map<String, String> reason = Map.of("reason", "Model was ill");

        post(AURORA_PALADIN, over + "/cancel", reason).then().statusCode(403).body("code", equalTo("past_shift"));
        post(AURORA_ADMIN, over + "/cancel", reason).then().statusCode(200).body("status", equalTo("cancelled"));
        post(AURORA_PALADIN, over + "/reinstate", null).then().statusCode(403).body("code", equalTo("past_shift"));
        post(AURORA_ADMIN, over + "/reinstate", null).then().statusCode(200).body("status", equalTo("missed"));
    }

    @Test
    void newTimesOfAShiftAreReckonedIntoItsEntriesAndTakeAnApprovalBack() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "-9 hours", "-1 hour");
        UUID entry = Roster.entry(AURORA_CHATTER, shift, "-9 hours");
        Sql.run(
                "update public.timesheets set clock_out = clock_in + interval '8 hours', status = 'approved',"
                        + " approved_at = now(), approved_values = '{}' where id = ?",
                entry);
        Response over = read(shift);
        over.then().body("status", equalTo("completed"));
        String earlier = Instant.parse(over.path("start_time"))
                .minus(Duration.ofMinutes(30))
                .toString();

        edit(AURORA_ADMIN, over, "", Map.of("start_time", earlier, "reason", "Began earlier"))
                .then()
                .statusCode(200)
                .body("planned_minutes", equalTo(510));

        assertEquals(
                List.of("completed t 30 {changed_after_approval}"),
                Sql.column(
                        "select concat_ws(' ', status, is_late, late_minutes, review_reasons::text) from public.timesheets"
                                + " where id = ?",
                        entry));
    }

    @Test
    void aShiftThatIsBeingWorkedIsNeitherCancelledNorGivenAway() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "-1 hour", "3 hours");
        Roster.entry(AURORA_CHATTER, shift, "-1 hour");
        Response running = read(shift);

        running.then().body("status", equalTo("in_progress"));
        post(AURORA_PALADIN, path(running) + "/cancel", Map.of("reason", "Model ill"))
                .then()
                .statusCode(409)
                .body("code", equalTo("shift_in_progress"));
        edit(AURORA_PALADIN, running, "", Map.of("employee_id", AURORA_SMM.id()))
                .then()
                .statusCode(409)
                .body("code", equalTo("has_entries"))
                .body("errors.pointer", contains("/employee_id"));
    }

    private static Response read(UUID shift) {
        return AURORA_PALADIN.asks().get(PATH + "/" + shift);
    }
}
