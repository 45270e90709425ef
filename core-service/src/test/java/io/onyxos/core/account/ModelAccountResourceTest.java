package io.onyxos.core.account;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelAccountResourceTest {

    @Test
    void storesTwitterAsXAndDropsTheAt() {
        String model = model();
        String username = unique();

        Response added = add(AURORA_PALADIN, model, Map.of("platform", "twitter", "username", "@" + username));

        added.then().statusCode(201).body("platform", equalTo("x")).body("username", equalTo(username));
        AURORA_RANGER
                .asks()
                .get(model + "/accounts")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].id", equalTo(added.jsonPath().getString("id")));
    }

    @Test
    void aUsernameIsTakenOnceOnAPlatformWhateverItsCase() {
        String username = unique();
        add(AURORA_PALADIN, model(), Map.of("platform", "fansly", "username", username))
                .then()
                .statusCode(201);

        add(AURORA_PALADIN, model(), Map.of("platform", "fansly", "username", username.toUpperCase()))
                .then()
                .statusCode(409);
        add(AURORA_PALADIN, model(), Map.of("platform", "fanvue", "username", username))
                .then()
                .statusCode(201);
        add(NIGHTFALL_OWNER, model(NIGHTFALL_OWNER), Map.of("platform", "fansly", "username", username))
                .then()
                .statusCode(201);
    }

    @Test
    void thePlatformsOwnIdIsTakenOnceInAnAgencyAndOutlivesARename() {
        String id = unique();
        Response known =
                add(AURORA_PALADIN, model(), Map.of("platform", "fanvue", "external_id", id, "username", unique()));
        known.then().statusCode(201);

        add(AURORA_PALADIN, model(), Map.of("platform", "fanvue", "external_id", id, "username", unique()))
                .then()
                .statusCode(409)
                .body("code", equalTo("external_id_taken"));
        add(AURORA_PALADIN, model(), Map.of("platform", "fansly", "external_id", id, "username", unique()))
                .then()
                .statusCode(201);
        add(
                        NIGHTFALL_OWNER,
                        model(NIGHTFALL_OWNER),
                        Map.of("platform", "fanvue", "external_id", id, "username", "n" + id))
                .then()
                .statusCode(201);
        edit(AURORA_PALADIN, known, Map.of("username", unique()))
                .then()
                .statusCode(200)
                .body("external_id", equalTo(id));
    }

    @Test
    void takesValuesUpToTheirLimits() {
        String model = model();
        String username = unique() + "u".repeat(64 - unique().length());

        add(
                        AURORA_PALADIN,
                        model,
                        Map.of("platform", "other", "username", "@" + username, "external_id", username + username))
                .then()
                .statusCode(201)
                .body("username", equalTo(username));
        for (var wrong : Map.of("username", username + "u", "external_id", "e".repeat(129), "url", "https://x.test/a b")
                .entrySet()) {
            add(AURORA_PALADIN, model, with(Map.of("platform", "other", "username", unique()), wrong))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/" + wrong.getKey()));
        }
        add(AURORA_PALADIN, model, Map.of("platform", "other", "username", "two words"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/username"));
    }

    private static Map<String, String> with(Map<String, String> account, Map.Entry<String, String> value) {
        Map<String, String> changed = new HashMap<>(account);
        changed.put(value.getKey(), value.getValue());
        return changed;
    }

    @Test
    void onePlatformHasOnePrimaryAccount() {
        String model = model();
        add(AURORA_PALADIN, model, Map.of("platform", "x", "username", unique(), "is_primary", true))
                .then()
                .statusCode(201);

        add(AURORA_PALADIN, model, Map.of("platform", "x", "username", unique(), "is_primary", true))
                .then()
                .statusCode(409);
    }

    @Test
    void refusesUnknownPlatformsAndAddresses() {
        String model = model();

        add(AURORA_PALADIN, model, Map.of("platform", "myspace", "username", "luna"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/platform"));
        add(AURORA_PALADIN, model, Map.of("platform", "x", "username", "@"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/username"));
        add(AURORA_PALADIN, model, Map.of("platform", "x", "username", "luna", "url", "http://plain.test"))
                .then()
                .statusCode(400);
    }

    @Test
    void onlyManagersWriteAndTheOtherAgencySeesNothing() {
        String model = model();
        Response added = add(AURORA_PALADIN, model, Map.of("platform", "x", "username", unique()));

        add(AURORA_RANGER, model, Map.of("platform", "x", "username", unique()))
                .then()
                .statusCode(403);
        edit(AURORA_RANGER, added, Map.of("username", unique())).then().statusCode(403);
        add(AURORA_CHATTER, model, Map.of("platform", "x", "username", unique()))
                .then()
                .statusCode(404);
        AURORA_CHATTER.asks().get(model + "/accounts").then().statusCode(404);
        add(NIGHTFALL_OWNER, model, Map.of("platform", "x", "username", unique()))
                .then()
                .statusCode(404);
        edit(NIGHTFALL_OWNER, added, Map.of("username", unique())).then().statusCode(404);
    }

    @Test
    void twoEditsOfOneVersionHaveOneWinnerAndTheModelsTagMoves() {
        String model = model();
        Response added = add(AURORA_PALADIN, model, Map.of("platform", "x", "username", unique()));
        String tag = AURORA_PALADIN.asks().get(model).header("ETag");

        edit(AURORA_PALADIN, added, Map.of("url", "https://x.test/luna"))
                .then()
                .statusCode(200)
                .body("url", equalTo("https://x.test/luna"));
        edit(AURORA_PALADIN, added, Map.of("username", unique())).then().statusCode(412);
        AURORA_PALADIN.asks().get(model).then().header("ETag", not(equalTo(tag)));
    }

    @Test
    void goesWhenItIsDeleted() {
        String model = model();
        Response added = add(AURORA_PALADIN, model, Map.of("platform", "x", "username", unique()));

        AURORA_PALADIN
                .asks()
                .header("If-Match", added.header("ETag"))
                .delete(path(added))
                .then()
                .statusCode(204);
        AURORA_PALADIN.asks().get(path(added)).then().statusCode(404);
        AURORA_PALADIN.asks().get(model).then().body("accounts", hasSize(0));
    }

    private static String model() {
        return model(AURORA_PALADIN);
    }

    private static String model(Person manager) {
        return manager.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("name", unique()))
                .post("/core/v1/models")
                .header("Location");
    }

    private static Response add(Person person, String model, Map<String, ?> account) {
        return person.asks().contentType(ContentType.JSON).body(account).post(model + "/accounts");
    }

    private static Response edit(Person person, Response seen, Map<String, ?> change) {
        return person.asks()
                .header("If-Match", seen.header("ETag"))
                .contentType("application/merge-patch+json")
                .body(change)
                .patch(path(seen));
    }

    private static String path(Response seen) {
        return "/core/v1/model-accounts/" + seen.jsonPath().getString("id");
    }

    private static String unique() {
        return "a" + UUID.randomUUID();
    }
}
