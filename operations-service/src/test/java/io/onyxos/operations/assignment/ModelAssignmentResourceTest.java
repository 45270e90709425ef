package io.onyxos.operations.assignment;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RECRUITER;
import static io.onyxos.kit.testing.Person.AURORA_ROGUE;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static io.onyxos.operations.assignment.Assignments.LUNA;
import static io.onyxos.operations.assignment.Assignments.LUNA_OF_NIGHTFALL;
import static io.onyxos.operations.assignment.Assignments.OPAL_WHO_LEFT;
import static io.onyxos.operations.assignment.Assignments.PATH;
import static io.onyxos.operations.assignment.Assignments.TODAY;
import static io.onyxos.operations.assignment.Assignments.VESPER;
import static io.onyxos.operations.assignment.Assignments.assign;
import static io.onyxos.operations.assignment.Assignments.delete;
import static io.onyxos.operations.assignment.Assignments.edit;
import static io.onyxos.operations.assignment.Assignments.get;
import static io.onyxos.operations.assignment.Assignments.path;
import static io.onyxos.operations.assignment.Assignments.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelAssignmentResourceTest {

    @BeforeEach
    void nobodyIsAssigned() throws Exception {
        Assignments.forgetAll();
    }

    @Test
    void whoeverIsAssignedBeginsTodayAsPrimaryIfNothingElseIsSaid() {
        Response assigned = assign(AURORA_PALADIN, LUNA, AURORA_CHATTER, Map.of());

        assigned.then()
                .statusCode(201)
                .body("model.name", equalTo("Luna"))
                .body("profile.username", equalTo("aurora-chatter"))
                .body("profile.role", equalTo("chatter"))
                .body("duty", equalTo("primary"))
                .body("starts_on", equalTo(TODAY.toString()))
                .body("ends_on", nullValue())
                .body("is_active", equalTo(true));
        assertEquals(path(assigned), assigned.header("Location").replaceFirst("^https?://[^/]+", ""));
        get(AURORA_CHATTER, assigned).then().statusCode(200).body("model.name", equalTo("Luna"));
    }

    @Test
    void peopleListTheirOwnAndPlannersAll() {
        assign(AURORA_OWNER, LUNA, AURORA_CHATTER, Map.of());
        assign(AURORA_OWNER, VESPER, AURORA_SMM, Map.of("duty", "backup"));
        String later = TODAY.plusDays(30).toString();
        assign(AURORA_OWNER, LUNA, AURORA_SMM, Map.of("starts_on", later));

        AURORA_CHATTER.asks().get(PATH).then().body("data.profile.username", contains("aurora-chatter"));
        AURORA_ROGUE.asks().get(PATH).then().body("data", hasSize(3));
        AURORA_ROGUE.asks().get(PATH + "?duty=backup").then().body("data.model.name", contains("Vesper"));
        AURORA_ROGUE.asks().get(PATH + "?model_id=" + LUNA).then().body("data", hasSize(2));
        AURORA_ROGUE
                .asks()
                .get(PATH + "?active_on=" + TODAY)
                .then()
                .body("data.profile.username", containsInAnyOrder("aurora-chatter", "aurora-smm"));
        AURORA_ROGUE
                .asks()
                .get(PATH + "?profile_id=" + AURORA_SMM.id() + "&active_on=" + later)
                .then()
                .body("data.model.name", containsInAnyOrder("Luna", "Vesper"));
        Response first = AURORA_ROGUE.asks().get(PATH + "?limit=2");
        AURORA_ROGUE
                .asks()
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next_cursor"))
                .get(PATH)
                .then()
                .body("data", hasSize(1))
                .body("next_cursor", nullValue());
    }

    @Test
    void theOtherAgencySeesAndTouchesNothing() {
        Response ours = assign(AURORA_OWNER, LUNA, AURORA_CHATTER, Map.of());

        NIGHTFALL_OWNER.asks().get(PATH).then().statusCode(200).body("data", empty());
        get(NIGHTFALL_OWNER, ours).then().statusCode(404);
        edit(NIGHTFALL_OWNER, ours, Map.of("note", "ours now")).then().statusCode(404);
        delete(NIGHTFALL_OWNER, ours).then().statusCode(404);
        post(NIGHTFALL_OWNER, path(ours) + "/end", Map.of("ends_on", TODAY.toString()))
                .then()
                .statusCode(404);
        post(
                        NIGHTFALL_OWNER,
                        path(ours) + "/revise",
                        Map.of("effective_on", TODAY.plusDays(1).toString()))
                .then()
                .statusCode(404);
    }

    @Test
    void anIdOfTheOtherAgencyAnswersLikeAnUnknownOne() {
        for (String model : List.of(LUNA_OF_NIGHTFALL, UUID.randomUUID().toString())) {
            assign(AURORA_OWNER, model, AURORA_CHATTER, Map.of())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors.pointer", contains("/model_id"));
        }
        assign(AURORA_OWNER, LUNA, NIGHTFALL_CHATTER, Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("unknown_reference"))
                .body("errors.pointer", contains("/profile_id"));
    }

    @Test
    void onlyAssignersAssign() {
        Response assigned = assign(AURORA_OWNER, LUNA, AURORA_CHATTER, Map.of());

        for (Person other : List.of(AURORA_CHATTER, AURORA_ROGUE)) {
            assign(other, VESPER, AURORA_CHATTER, Map.of()).then().statusCode(403);
            edit(other, assigned, Map.of("note", "mine")).then().statusCode(403);
            delete(other, assigned).then().statusCode(403);
            post(other, path(assigned) + "/end", Map.of("ends_on", TODAY.toString()))
                    .then()
                    .statusCode(403);
        }
        get(AURORA_RECRUITER, assigned).then().statusCode(404);
        edit(AURORA_RECRUITER, assigned, Map.of("note", "mine")).then().statusCode(404);
    }

    @Test
    void whatIsWrongIsPointedAt() {
        post(AURORA_OWNER, PATH, Map.of("note", "x".repeat(301)))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/model_id", "/profile_id", "/note"));
        assign(
                        AURORA_OWNER,
                        LUNA,
                        AURORA_CHATTER,
                        Map.of("ends_on", TODAY.minusDays(1).toString()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/ends_on"));
        assign(AURORA_OWNER, OPAL_WHO_LEFT, AURORA_CHATTER, Map.of())
                .then()
                .statusCode(400)
                .body("code", equalTo("model_inactive"))
                .body("errors.pointer", contains("/model_id"));
        assign(AURORA_OWNER, LUNA, AURORA_FORMER_CHATTER, Map.of())
                .then()
                .statusCode(400)
                .body("code", equalTo("not_schedulable"))
                .body("errors.pointer", contains("/profile_id"));
        AURORA_OWNER.asks().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void ofTwoAssignmentsOfTheSameDaysInParallelOneStays() {
        List<Integer> statuses = Stream.of(AURORA_OWNER, AURORA_PALADIN)
                .map(assigner -> CompletableFuture.supplyAsync(
                        () -> assign(assigner, LUNA, AURORA_CHATTER, Map.of()).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertEquals(List.of(201, 409), statuses);
        assign(AURORA_OWNER, LUNA, AURORA_CHATTER, Map.of()).then().body("code", equalTo("assignment_overlap"));
    }

    @Test
    void whatHasBegunIsExplainedAndEndedButNotRewritten() {
        Response begun = assign(AURORA_OWNER, LUNA, AURORA_CHATTER, Map.of());

        Response noted = edit(AURORA_PALADIN, begun, Map.of("note", "nights", "duty", "backup"));
        noted.then().statusCode(200).body("duty", equalTo("backup")).body("note", equalTo("nights"));
        edit(AURORA_PALADIN, begun, Map.of("note", "late")).then().statusCode(412);
        AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("note", "blind"))
                .patch(path(begun))
                .then()
                .statusCode(428);
        edit(AURORA_PALADIN, noted, Map.of("model_id", VESPER))
                .then()
                .statusCode(409)
                .body("code", equalTo("assignment_started"));
        delete(AURORA_PALADIN, noted).then().statusCode(409).body("code", equalTo("assignment_started"));
        Map<String, String> today = Map.of("ends_on", TODAY.toString());
        post(AURORA_PALADIN, path(begun) + "/end", today)
                .then()
                .statusCode(200)
                .body("ends_on", equalTo(TODAY.toString()))
                .body("is_active", equalTo(true));
        post(AURORA_PALADIN, path(begun) + "/end", today).then().statusCode(409).body("code", equalTo("already_ended"));
    }

    @Test
    void whatIsToComeCanBeRewrittenAndDeleted() {
        Response future = assign(
                AURORA_OWNER,
                LUNA,
                AURORA_CHATTER,
                Map.of("starts_on", TODAY.plusDays(3).toString()));

        Response moved = edit(AURORA_PALADIN, future, Map.of("model_id", VESPER));
        moved.then().statusCode(200).body("model.name", equalTo("Vesper")).body("is_active", equalTo(false));
        delete(AURORA_PALADIN, moved).then().statusCode(204);
        get(AURORA_PALADIN, future).then().statusCode(404);
    }

    @Test
    void thePairsOfManyModelsAndPeopleSucceedOrFailAlone() throws Exception {
        assign(AURORA_OWNER, LUNA, AURORA_SMM, Map.of()).then().statusCode(201);

        post(
                        AURORA_PALADIN,
                        PATH + "/bulk",
                        Map.of(
                                "model_ids",
                                List.of(LUNA, OPAL_WHO_LEFT, LUNA_OF_NIGHTFALL),
                                "profile_ids",
                                List.of(AURORA_CHATTER.id(), AURORA_SMM.id())))
                .then()
                .statusCode(207)
                .body("items.status", contains(201, 409, 400, 400, 409, 409))
                .body("items[1].code", equalTo("assignment_overlap"))
                .body("items[2].code", equalTo("model_inactive"))
                .body("items[5].code", equalTo("unknown_reference"));

        assertEquals(List.of(2L), Sql.column("select count(*) from public.model_assignments"));
        post(
                        AURORA_CHATTER,
                        PATH + "/bulk",
                        Map.of("model_ids", List.of(VESPER), "profile_ids", List.of(AURORA_CHATTER.id())))
                .then()
                .statusCode(403);
    }

    @Test
    void theSameKeyAssignsOnce() {
        Map<String, Object> body = new HashMap<>(Map.of("model_id", LUNA, "profile_id", AURORA_CHATTER.id()));
        String key = UUID.randomUUID().toString();

        Response first = withKey(key, body);
        Response again = withKey(key, body);
        body.put("duty", "backup");

        assertEquals(first.<String>path("id"), again.<String>path("id"));
        assertEquals(201, again.statusCode());
        withKey(key, body).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    private static Response withKey(String key, Map<String, ?> body) {
        return AURORA_ADMIN
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH);
    }
}
