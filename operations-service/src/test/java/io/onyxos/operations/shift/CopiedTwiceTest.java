package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static io.onyxos.operations.shift.Shifts.PATH;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A week that is copied to where it has been copied before. Open shifts, since two of them may be alike. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class CopiedTwiceTest {

    private static final String LIST = PATH + "?from=2026-10-18T21:00:00Z&to=2026-10-25T22:00:00Z";

    @BeforeEach
    void planAWeekWithTwoThatAreAlike() throws Exception {
        Roster.clear();
        draft(null, "2026-10-13");
        draft(null, "2026-10-13");
        draft(AURORA_CHATTER, "2026-10-14");
    }

    @Test
    void theSecondCopyIsRefusedAndTellsHowManyAreThere() {
        copy(AURORA_PALADIN, "", null).statusCode(207).body("items.status", contains(201, 201, 201));

        for (String dry : List.of("?dry_run=true", "")) {
            copy(AURORA_PALADIN, dry, null)
                    .statusCode(409)
                    .body("code", equalTo("already_planned"))
                    .body("duplicates", equalTo(3));
        }
        assertEquals(3, copies());
    }

    @Test
    void aDryRunTellsWhatACopyWouldDoAndPlansNothing() {
        copy(AURORA_PALADIN, "?dry_run=true", null).statusCode(207).body("items.status", contains(201, 201, 201));

        assertEquals(0, copies());
    }

    @Test
    void onlyWhatIsMissingIsCopiedOnRequest() {
        copy(AURORA_PALADIN, "", null);
        draft(null, "2026-10-13");
        draft(null, "2026-10-16");

        copy(AURORA_PALADIN, "", "skip")
                .statusCode(207)
                .body("items.findAll { it.code == 'already_planned' }.size()", equalTo(3))
                .body("items.findAll { it.status == 201 }.size()", equalTo(2));
        assertEquals(5, copies());
    }

    @Test
    void aDuplicateIsPlannedOnRequestUnlessItsPersonIsTaken() {
        copy(AURORA_PALADIN, "", null);

        copy(AURORA_PALADIN, "", "add")
                .statusCode(207)
                .body("items.status", contains(201, 201, 409))
                .body("items.code[2]", equalTo("shift_overlap"));
        assertEquals(5, copies());
    }

    @Test
    void whatWasCancelledOrMovedOrIsAnotherAgencysIsNoDuplicate() throws Exception {
        post(
                        NIGHTFALL_PALADIN,
                        PATH,
                        Map.of(
                                "start_time",
                                "2026-10-20T08:00:00Z",
                                "end_time",
                                "2026-10-20T12:00:00Z",
                                "publish",
                                false))
                .then()
                .statusCode(201);
        copy(AURORA_PALADIN, "", null).statusCode(207);
        Roster.withoutTriggers("update public.shifts set status = 'cancelled', cancelled_at = now(),"
                + " cancel_reason = 'none' where employee_id is not null and start_time > '2026-10-19'");
        Roster.withoutTriggers("update public.shifts set start_time = start_time + interval '1 minute'"
                + " where employee_id is null and start_time > '2026-10-19' and agency_id::text like 'a%'");

        copy(AURORA_PALADIN, "", null).statusCode(207).body("items.status", contains(201, 201, 201));
    }

    @Test
    void ofTwoCopiesAtOnceOneIsRefused() {
        Map<String, Object> weeks = Map.of("from_week", "2026-10-12", "to_week", "2026-10-19", "publish", false);

        assertEquals(
                List.of(207, 409),
                Shifts.atOnce(
                        () -> post(AURORA_PALADIN, PATH + "/copy", weeks),
                        () -> post(AURORA_ADMIN, PATH + "/copy", weeks)));
        assertEquals(3, copies());
    }

    @Test
    void planningIsForPlannersOfTheAgency() {
        copy(AURORA_CHATTER, "", "add").statusCode(403);
        // Sundays: weeks of Nightfall
        Map<String, Object> theirs = Map.of("from_week", "2026-10-11", "to_week", "2026-10-18");
        post(NIGHTFALL_PALADIN, PATH + "/copy", theirs).then().statusCode(207).body("items", empty());
        copy(AURORA_PALADIN, "", "twice").statusCode(400).body("errors.pointer", contains("/duplicates"));
    }

    private static int copies() {
        return AURORA_PALADIN.asks().get(LIST).path("data.size()");
    }

    private static ValidatableResponse copy(Person planner, String query, String duplicates) {
        Map<String, Object> body =
                new HashMap<>(Map.of("from_week", "2026-10-12", "to_week", "2026-10-19", "publish", false));
        if (duplicates != null) {
            body.put("duplicates", duplicates);
        }
        return post(planner, PATH + "/copy" + query, body).then();
    }

    private static void draft(Person employee, String day) {
        Map<String, Object> body = new HashMap<>();
        body.put("employee_id", employee == null ? null : employee.id());
        body.put("start_time", day + "T08:00:00Z");
        body.put("end_time", day + "T12:00:00Z");
        body.put("publish", false);
        post(AURORA_PALADIN, PATH, body).then().statusCode(201);
    }
}
