package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.shift.Shifts.OPAL_WHO_LEFT;
import static io.onyxos.operations.shift.Shifts.PATH;
import static io.onyxos.operations.shift.Shifts.VESPER;
import static io.onyxos.operations.shift.Shifts.at;
import static io.onyxos.operations.shift.Shifts.atOnce;
import static io.onyxos.operations.shift.Shifts.delete;
import static io.onyxos.operations.shift.Shifts.edit;
import static io.onyxos.operations.shift.Shifts.get;
import static io.onyxos.operations.shift.Shifts.path;
import static io.onyxos.operations.shift.Shifts.plan;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ShiftResourceTest {

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void aShiftIsPublishedWithWhoAndForWhomUnlessItIsToBeADraft() {
        Response planned = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("model_id", VESPER, "title", "Late"));

        planned.then()
                .statusCode(201)
                .body("employee.username", equalTo("aurora-chatter"))
                .body("employee.role", equalTo("chatter"))
                .body("model.name", equalTo("Vesper"))
                .body("timezone", equalTo("Europe/Bucharest"))
                .body("planned_minutes", equalTo(240))
                .body("status", equalTo("scheduled"))
                .body("published_at", notNullValue());
        plan(AURORA_PALADIN, AURORA_CHATTER, 4, Map.of("publish", false))
                .then()
                .statusCode(201)
                .body("published_at", nullValue());
        assertEquals(path(planned), planned.header("Location").replaceFirst("^https?://[^/]+", ""));
    }

    @Test
    void peopleSeeTheirShiftsWithoutTheNamesOfModelsThatAreHiddenFromThem() {
        Response own = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("model_id", VESPER));
        Response draft = plan(AURORA_PALADIN, AURORA_CHATTER, 6, Map.of("publish", false));
        Response colleagues = plan(AURORA_PALADIN, AURORA_SMM, 0, Map.of());

        get(AURORA_CHATTER, own)
                .then()
                .statusCode(200)
                .body("model.id", equalTo(VESPER))
                .body("model.name", nullValue());
        get(AURORA_CHATTER, draft).then().statusCode(404);
        get(AURORA_CHATTER, colleagues).then().statusCode(404);
        AURORA_CHATTER.asks().get(PATH).then().body("data.id", contains(own.<String>path("id")));
    }

    @Test
    void theOtherAgencySeesAndTouchesNothing() {
        Response ours = plan(AURORA_PALADIN, null, 0, Map.of());

        get(NIGHTFALL_OWNER, ours).then().statusCode(404);
        edit(NIGHTFALL_OWNER, ours, "", Map.of("title", "Ours")).then().statusCode(404);
        delete(NIGHTFALL_OWNER, ours).then().statusCode(404);
        post(NIGHTFALL_CHATTER, path(ours) + "/claim", null).then().statusCode(404);
        post(NIGHTFALL_OWNER, path(ours) + "/cancel", Map.of("reason", "ours"))
                .then()
                .statusCode(404);
        post(NIGHTFALL_OWNER, path(ours) + "/reinstate", null).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(path(ours) + "/history").then().statusCode(404);
        for (Person unknown : List.of(NIGHTFALL_CHATTER, NIGHTFALL_OWNER)) {
            plan(AURORA_PALADIN, unknown, 0, Map.of())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors.pointer", contains("/employee_id"));
        }
    }

    @Test
    void onlyPlannersPlan() {
        Response own = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of());
        Response open = plan(AURORA_PALADIN, null, 0, Map.of());

        plan(AURORA_RANGER, AURORA_RANGER, 0, Map.of()).then().statusCode(403);
        for (Response shift : List.of(own, open)) {
            edit(AURORA_CHATTER, shift, "", Map.of("title", "Easy")).then().statusCode(403);
            delete(AURORA_CHATTER, shift).then().statusCode(403);
            post(AURORA_CHATTER, path(shift) + "/cancel", Map.of("reason", "tired"))
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void whatIsWrongIsPointedAt() {
        post(AURORA_PALADIN, PATH, Map.of("timezone", "Mars/Olympus", "planned_break_minutes", 481))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/start_time", "/end_time", "/timezone", "/planned_break_minutes"));
        for (String end : List.of(at(0), at(25))) {
            plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("end_time", end))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/end_time"));
        }
        plan(AURORA_PALADIN, AURORA_OWNER, 0, Map.of())
                .then()
                .statusCode(400)
                .body("code", equalTo("not_schedulable"))
                .body("errors.pointer", contains("/employee_id"));
        plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("model_id", OPAL_WHO_LEFT))
                .then()
                .statusCode(400)
                .body("code", equalTo("model_inactive"))
                .body("errors.pointer", contains("/model_id"));
        AURORA_PALADIN.asks().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void ofTwoOverlappingShiftsInParallelOneStaysAndTouchingOnesBoth() {
        assertEquals(
                List.of(201, 409),
                atOnce(
                        () -> plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of()),
                        () -> plan(AURORA_OWNER, AURORA_CHATTER, 3, Map.of())));
        plan(AURORA_PALADIN, AURORA_CHATTER, 2, Map.of()).then().body("code", equalTo("shift_overlap"));
        plan(AURORA_PALADIN, AURORA_CHATTER, 2, Map.of("allow_overlap", true))
                .then()
                .statusCode(201);
        assertEquals(
                List.of(201, 201),
                atOnce(
                        () -> plan(AURORA_PALADIN, AURORA_SMM, 0, Map.of()),
                        () -> plan(AURORA_OWNER, AURORA_SMM, 4, Map.of())));
    }

    @Test
    void aChangeNeedsTheTagOfWhatWasSeenAndRaisesTheRevision() {
        Response planned = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("notes", "quiet"));

        Response moved = edit(AURORA_PALADIN, planned, "", Map.of("end_time", at(5)));
        moved.then()
                .statusCode(200)
                .body("planned_minutes", equalTo(300))
                .body("notes", equalTo("quiet"))
                .body("revision", equalTo(planned.<Integer>path("revision") + 1));
        edit(AURORA_PALADIN, planned, "", Map.of("title", "late")).then().statusCode(412);
        edit(AURORA_PALADIN, moved, "", Map.of("publish", true)).then().statusCode(400);
        edit(AURORA_PALADIN, moved, "", Map.of("status", "completed")).then().statusCode(400);
        AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("title", "blind"))
                .patch(path(planned))
                .then()
                .statusCode(428);
    }

    @Test
    void draftsAreDeletedAndWhatPeopleHaveSeenIsCancelled() {
        Response seen = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of());
        Response draft = plan(AURORA_PALADIN, AURORA_CHATTER, 6, Map.of("publish", false));

        delete(AURORA_PALADIN, draft).then().statusCode(204);
        delete(AURORA_PALADIN, seen).then().statusCode(409).body("code", equalTo("use_cancel"));
        post(AURORA_PALADIN, path(seen) + "/cancel", Map.of("reason", " "))
                .then()
                .statusCode(400);
        post(AURORA_PALADIN, path(seen) + "/cancel", Map.of("reason", "Model ill"))
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("cancel_reason", equalTo("Model ill"));
        plan(AURORA_PALADIN, AURORA_CHATTER, 1, Map.of()).then().statusCode(201);
        post(AURORA_PALADIN, path(seen) + "/reinstate", null)
                .then()
                .statusCode(409)
                .body("code", equalTo("shift_overlap"));
        AURORA_PALADIN
                .asks()
                .get(path(seen) + "/history")
                .then()
                .statusCode(200)
                .body("data[0].reason", equalTo("Model ill"))
                .body("data[0].actor_id", equalTo(AURORA_PALADIN.id().toString()));
    }

    @Test
    void theHistoryOfAShiftOneSeesIsRefusedByPermissionAndOfOthersNotFound() {
        Response shown = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of());
        String draft = path(plan(AURORA_PALADIN, AURORA_CHATTER, 6, Map.of("publish", false))) + "/history";

        get(AURORA_CHATTER, shown).then().statusCode(200);
        AURORA_CHATTER
                .asks()
                .get(path(shown) + "/history")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        AURORA_CHATTER.asks().get(draft).then().statusCode(404);
    }

    @Test
    void approvedTimeOffIsPlannedOverByForceWithAReasonOnly() throws Exception {
        Sql.run(
                "insert into public.time_off (agency_id, employee_id, kind, start_time, end_time, status)"
                        + " select agency_id, id, 'leave', ?::timestamptz, ?::timestamptz, 'approved'"
                        + " from public.profiles where id = ?",
                at(-2),
                at(2),
                AURORA_CHATTER.id());

        plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("time_off"))
                .body("errors.pointer", contains("/employee_id"));
        plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("force", true)).then().statusCode(409);
        Response forced = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of("force", true, "reason", "She agreed"));
        forced.then().statusCode(201);
        edit(AURORA_PALADIN, forced, "", Map.of("end_time", at(3))).then().statusCode(409);
        edit(AURORA_PALADIN, forced, "", Map.of("end_time", at(3), "force", true, "reason", "She agreed"))
                .then()
                .statusCode(200);
    }

    @Test
    void theSameKeyPlansOnce() {
        String key = UUID.randomUUID().toString();
        List<Response> answers = List.of(withKey(key), withKey(key));

        assertEquals(answers.get(0).<String>path("id"), answers.get(1).<String>path("id"));
        assertEquals(201, answers.get(1).statusCode());
        assertEquals("true", answers.get(1).header("Idempotency-Replayed"));
    }

    private static Response withKey(String key) {
        return AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Shifts.shift(AURORA_CHATTER, 0, Map.of()))
                .post(PATH);
    }
}
