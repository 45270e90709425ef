package io.onyxos.core.model;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_ROGUE;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelResourceTest {

    @Test
    void whatSomebodyHasKeptOfAModelIsNoAnswerForWhoMayDoMore() {
        String luna = "/core/v1/models/a0000000-0000-4000-8000-000000000201";
        String kept = AURORA_ROGUE.asks().get(luna).header("ETag");

        AURORA_ROGUE.asks().header("If-None-Match", kept).get(luna).then().statusCode(304);
        AURORA_OWNER
                .asks()
                .header("If-None-Match", kept)
                .get(luna)
                .then()
                .statusCode(200)
                .body("can.edit", equalTo(true))
                .body("$", hasKey("agency_split_percentage"));
    }

    @Test
    void aManagerCreatesAModelThatTheAgencySees() {
        Response created = create(AURORA_PALADIN, "Nyx " + UUID.randomUUID());

        created.then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", notNullValue())
                .body("status", equalTo("onboarding"))
                .body("language", equalTo("en"));
        AURORA_RANGER.asks().get(path(created)).then().statusCode(200);
    }

    @Test
    void theOtherAgencyCanNeitherSeeNorTouchIt() {
        Response created = create(AURORA_PALADIN, "Hidden " + UUID.randomUUID());

        NIGHTFALL_OWNER.asks().get(path(created)).then().statusCode(404);
        edit(NIGHTFALL_OWNER, created, Map.of("bio", "taken over")).then().statusCode(404);
        NIGHTFALL_OWNER.asks().post(path(created) + "/archive").then().statusCode(404);
        NIGHTFALL_OWNER
                .asks()
                .header("If-Match", created.header("ETag"))
                .delete(path(created))
                .then()
                .statusCode(404);
        AURORA_OWNER.asks().get(path(created)).then().statusCode(200).body("status", equalTo("onboarding"));
    }

    @Test
    void aRoleThatMayNotIsRefusedAndAnUnassignedModelIsAbsent() {
        Response created = create(AURORA_PALADIN, "Guarded " + UUID.randomUUID());

        create(AURORA_RANGER, "Nobody").then().statusCode(403).body("code", equalTo("forbidden"));
        edit(AURORA_RANGER, created, Map.of("bio", "no")).then().statusCode(403);
        AURORA_RANGER.asks().post(path(created) + "/archive").then().statusCode(403);
        AURORA_CHATTER.asks().get(path(created)).then().statusCode(404);
    }

    @Test
    void refusesBadInputWithAPointer() {
        AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("name", " "))
                .post("/core/v1/models")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/name"));
        AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Nyx", "agency_id", UUID.randomUUID()))
                .post("/core/v1/models")
                .then()
                .statusCode(400);
    }

    @Test
    void twoEditsOfOneVersionHaveOneWinner() {
        Response created = create(AURORA_PALADIN, "Edited " + UUID.randomUUID());

        edit(AURORA_PALADIN, created, Map.of("bio", "first"))
                .then()
                .statusCode(200)
                .body("bio", equalTo("first"));
        edit(AURORA_PALADIN, created, Map.of("bio", "second")).then().statusCode(412);
        AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("bio", "blind"))
                .patch(path(created))
                .then()
                .statusCode(428);
    }

    @Test
    void aNameIsTakenOnceInAnAgencyAndFreeInAnother() {
        String name = "Twin " + UUID.randomUUID();
        create(AURORA_PALADIN, name).then().statusCode(201);

        create(AURORA_PALADIN, name.toUpperCase()).then().statusCode(409);
        create(NIGHTFALL_OWNER, name).then().statusCode(201);
    }

    @Test
    void movesOnlyAlongTheLifeCycle() {
        Response created = create(AURORA_PALADIN, "Moving " + UUID.randomUUID());

        AURORA_PALADIN
                .asks()
                .post(path(created) + "/pause")
                .then()
                .statusCode(409)
                .body("code", equalTo("invalid_transition"));
        AURORA_PALADIN
                .asks()
                .post(path(created) + "/activate")
                .then()
                .statusCode(200)
                .body("status", equalTo("active"));
        AURORA_PALADIN
                .asks()
                .post(path(created) + "/pause")
                .then()
                .statusCode(200)
                .body("status", equalTo("paused"));
        AURORA_PALADIN
                .asks()
                .post(path(created) + "/archive")
                .then()
                .statusCode(200)
                .body("status", equalTo("archived"));
        AURORA_PALADIN
                .asks()
                .post(path(created) + "/restore")
                .then()
                .statusCode(200)
                .body("status", equalTo("paused"));
    }

    @Test
    void aHiddenModelAnswersLikeOneThatIsNot() {
        Response created = create(AURORA_PALADIN, "Unseen " + UUID.randomUUID());

        Map<String, Object> hidden = problem(path(created));
        assertEquals(problem("/core/v1/models/" + UUID.randomUUID()), hidden);
        assertEquals(404, hidden.get("status"));
    }

    @Test
    void aNameThatWasTakenMeanwhileKeepsAModelInTheArchive() {
        String name = "Heir " + UUID.randomUUID();
        Response first = create(AURORA_PALADIN, name);
        AURORA_PALADIN.asks().post(path(first) + "/archive").then().statusCode(200);
        create(AURORA_PALADIN, name).then().statusCode(201);

        AURORA_PALADIN
                .asks()
                .post(path(first) + "/restore")
                .then()
                .statusCode(409)
                .body("code", equalTo("name_taken"));
    }

    private static Map<String, Object> problem(String path) {
        Map<String, Object> problem = AURORA_CHATTER.asks().get(path).jsonPath().getMap("$");
        problem.remove("request_id");
        return problem;
    }

    @Test
    void aModelThatSomethingRefersToIsArchivedAndNotDeleted() throws Exception {
        Response created = create(AURORA_PALADIN, "Booked " + UUID.randomUUID());
        Members.run("create table private.bookings (agency_id uuid, model_id uuid,"
                + " foreign key (agency_id, model_id) references public.models (agency_id, id) on delete no action)");
        try {
            Members.run(
                    "insert into private.bookings select agency_id, id from public.models where id = ?",
                    UUID.fromString(created.path("id")));
            delete(created).then().statusCode(409).body("code", equalTo("in_use"));
            AURORA_PALADIN.asks().post(path(created) + "/archive").then().statusCode(200);
        } finally {
            Members.run("drop table private.bookings");
        }
        AURORA_PALADIN
                .asks()
                .header("If-Match", "*")
                .delete(path(created))
                .then()
                .statusCode(204);
    }

    private static Response delete(Response seen) {
        return AURORA_PALADIN.asks().header("If-Match", seen.header("ETag")).delete(path(seen));
    }

    private static Response create(Person person, String name) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post("/core/v1/models");
    }

    private static Response edit(Person person, Response seen, Map<String, ?> change) {
        return person.asks()
                .header("If-Match", seen.header("ETag"))
                .contentType("application/merge-patch+json")
                .body(change)
                .patch(path(seen));
    }

    private static String path(Response created) {
        return "/core/v1/models/" + created.jsonPath().getString("id");
    }
}
