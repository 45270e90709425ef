package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static io.onyxos.operations.shift.Shifts.LUNA;
import static io.onyxos.operations.shift.Shifts.PATH;
import static io.onyxos.operations.shift.Shifts.plan;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ShiftCandidatesTest {

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
        TimeDesk.assign(AURORA_CHATTER, LUNA);
        TimeDesk.assign(AURORA_SMM, LUNA);
        TimeDesk.one(
                "update model_assignments set duty = 'backup' where profile_id = ? and model_id = ?::uuid and ends_on is null",
                AURORA_SMM.id(),
                LUNA);
    }

    @Test
    void peopleOfTheModelWithTheFewestHoursComeFirst() {
        plan(AURORA_PALADIN, AURORA_SMM, 10, Map.of("end_time", Shifts.at(11)));
        String open = plan(AURORA_PALADIN, null, 0, Map.of("model_id", LUNA)).path("id");

        ValidatableResponse candidates = of(AURORA_PALADIN, open).statusCode(200);

        candidates
                .body("data[0].employee.username", equalTo("aurora-chatter"))
                .body("data[0].obstacles", empty())
                .body("data[0].duty", equalTo("primary"))
                .body("data[0].week_minutes", equalTo(0))
                .body("data[0].rest_before_minutes", nullValue())
                .body("data[1].employee.username", equalTo("aurora-smm"))
                .body("data[1].duty", equalTo("backup"))
                .body("data[1].rest_after_minutes", equalTo(360))
                .body("data[1].rest_before_minutes", nullValue());
        List<String> everybody = candidates.extract().path("data.employee.id");
        for (Person absent : List.of(AURORA_OWNER, AURORA_FORMER_CHATTER, NIGHTFALL_CHATTER)) {
            assertEquals(false, everybody.contains(absent.id().toString()), absent + " cannot be planned there");
        }
    }

    @Test
    void whatSpeaksAgainstAPersonIsTold() throws Exception {
        TimeDesk.policy(AURORA_PALADIN, "min_rest_minutes", "660");
        plan(AURORA_PALADIN, AURORA_SMM, 2, Map.of());
        plan(AURORA_PALADIN, AURORA_CHATTER, -8, Map.of());
        TimeDesk.one(
                "insert into time_off (agency_id, employee_id, kind, start_time, end_time, note, status)"
                        + " select agency_id, id, 'sick', ?::timestamptz, ?::timestamptz, 'Surgery', 'approved'"
                        + " from profiles where id = ? returning id",
                Shifts.at(-1),
                Shifts.at(1),
                AURORA_RANGER.id());
        TimeDesk.one(
                "update model_assignments set starts_on = '2020-01-01', ends_on = '2020-01-02'"
                        + " where profile_id = ? and model_id = ?::uuid and ends_on is null",
                AURORA_SMM.id(),
                LUNA);
        try {
            String open =
                    plan(AURORA_PALADIN, null, 0, Map.of("model_id", LUNA)).path("id");

            ValidatableResponse candidates = of(AURORA_PALADIN, open).statusCode(200);

            candidates
                    .body(obstaclesOf(AURORA_SMM), contains("overlaps", "unassigned"))
                    .body(obstaclesOf(AURORA_RANGER), contains("away"))
                    .body(obstaclesOf(AURORA_CHATTER), contains("too_little_rest"))
                    .body(obstaclesOf(AURORA_PALADIN), empty())
                    .body("data[0].obstacles", empty())
                    .body("data.obstacles[-1]", contains("overlaps", "unassigned"));
            assertEquals(false, candidates.extract().asString().contains("Surgery"));
        } finally {
            TimeDesk.one(
                    "update model_assignments set starts_on = '2026-01-01', ends_on = null"
                            + " where profile_id = ? and model_id = ?::uuid and ends_on = '2020-01-02'",
                    AURORA_SMM.id(),
                    LUNA);
        }
    }

    @Test
    void hoursAreThoseOfTheAgencysWeekOverTheEndOfSummerTime() throws Exception {
        // Monday 00:30 and Sunday 23:30 in Bucharest, which is first two and then three hours ahead; then the next week
        TimeDesk.shift(AURORA_CHATTER, "2026-03-22T22:30:00Z", "2026-03-23T00:30:00Z");
        TimeDesk.shift(AURORA_CHATTER, "2026-03-29T20:30:00Z", "2026-03-29T21:30:00Z");
        TimeDesk.shift(AURORA_CHATTER, "2026-03-29T21:30:00Z", "2026-03-30T05:30:00Z");
        UUID shift = TimeDesk.shift(AURORA_SMM, "2026-03-25T10:00:00Z", "2026-03-25T14:00:00Z");

        of(AURORA_PALADIN, shift.toString())
                .statusCode(200)
                .body("data.find { it.employee.username == 'aurora-chatter' }.week_minutes", equalTo(180))
                .body("data.employee.username", not(hasItem("aurora-smm")));
    }

    @Test
    void onlyPlannersOfTheAgencyAsk() {
        Response open = plan(AURORA_PALADIN, null, 0, Map.of());

        of(AURORA_CHATTER, open.path("id")).statusCode(403).body("permission", equalTo("manage_shifts"));
        of(NIGHTFALL_PALADIN, open.path("id")).statusCode(404);
        of(AURORA_PALADIN, UUID.randomUUID().toString()).statusCode(404);
    }

    private static String obstaclesOf(Person person) {
        return "data.find { it.employee.id == '" + person.id() + "' }.obstacles";
    }

    private static ValidatableResponse of(Person person, String shift) {
        return person.asks().get(PATH + "/" + shift + "/candidates").then();
    }
}
