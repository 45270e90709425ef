package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER_2;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static io.onyxos.operations.shift.Shifts.VESPER;
import static io.onyxos.operations.shift.Shifts.at;
import static io.onyxos.operations.shift.Shifts.atOnce;
import static io.onyxos.operations.shift.Shifts.path;
import static io.onyxos.operations.shift.Shifts.plan;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ClaimTest {

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void ofTwoWhoClaimAnOpenShiftAtOnceOneGetsIt() throws Exception {
        Response open = plan(NIGHTFALL_PALADIN, null, 0, Map.of());

        assertEquals(
                List.of(200, 409),
                atOnce(
                        () -> post(NIGHTFALL_CHATTER, path(open) + "/claim", null),
                        () -> post(NIGHTFALL_CHATTER_2, path(open) + "/claim", null)));

        assertEquals(
                List.of("claim"),
                Sql.column("select payload ->> 'by' from operations.outbox"
                        + " where event_type = 'io.onyxos.operations.shift.assigned.v1'"));
    }

    @Test
    void onlyThoseWhoWorkForTheModelAndClockInMayClaim() {
        Response open = plan(AURORA_PALADIN, null, 0, Map.of("model_id", VESPER));

        post(AURORA_CHATTER, path(open) + "/claim", null).then().statusCode(403).body("code", equalTo("not_assigned"));
        post(AURORA_OWNER, path(open) + "/claim", null).then().statusCode(403);
        post(AURORA_RANGER, path(open) + "/claim", null)
                .then()
                .statusCode(200)
                .body("employee.username", equalTo("aurora-ranger"));
        post(AURORA_PALADIN, path(open) + "/claim", null)
                .then()
                .statusCode(409)
                .body("code", equalTo("already_claimed"));
    }

    @Test
    void whoeverIsBusyOrReadsADraftGetsNone() {
        plan(AURORA_PALADIN, AURORA_RANGER, 0, Map.of());
        Response open = plan(AURORA_PALADIN, null, 2, Map.of());
        Response draft = plan(AURORA_PALADIN, null, 8, Map.of("publish", false));

        post(AURORA_RANGER, path(open) + "/claim", null).then().statusCode(409).body("code", equalTo("shift_overlap"));
        post(AURORA_RANGER, path(draft) + "/claim", null).then().statusCode(404);
    }

    @Test
    void whoeverIsOffThenGetsNone() throws Exception {
        Response open = plan(AURORA_PALADIN, null, 0, Map.of());
        Sql.run(
                "insert into public.time_off (agency_id, employee_id, kind, start_time, end_time, status)"
                        + " select agency_id, id, 'leave', ?::timestamptz, ?::timestamptz, 'approved'"
                        + " from public.profiles where id = ?",
                at(3),
                at(9),
                AURORA_RANGER.id());

        post(AURORA_RANGER, path(open) + "/claim", null).then().statusCode(409).body("code", equalTo("time_off"));
        post(AURORA_CHATTER, path(open) + "/claim", null).then().statusCode(200);
    }
}
