package io.onyxos.core.modelimport;

import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelImportResourceTest {

    @Test
    void createsThenLeavesThenFollowsARename() {
        String id = "i" + UUID.randomUUID();
        String model = run(AURORA_PALADIN, item(id, "@" + id, id))
                .body("items.outcome", contains("created"))
                .extract()
                .path("items[0].model_id");

        run(AURORA_PALADIN, item(id, id, "Another name")).body("items.outcome", contains("unchanged"));
        run(AURORA_PALADIN, item(id, "new" + id, "Another name"))
                .body("items.outcome", contains("updated"))
                .body("items[0].model_id", equalTo(model));
        AURORA_RANGER
                .asks()
                .get("/core/v1/models/" + model)
                .then()
                .body("name", equalTo(id))
                .body("accounts.username", contains("new" + id));
    }

    @Test
    void whatIsWrongWithOneItemHarmsNoOther() {
        String good = "i" + UUID.randomUUID();

        run(
                        AURORA_PALADIN,
                        item("x" + good, "Luna", "luna"),
                        item(good, good, good),
                        Map.of("platform", "myspace", "external_id", "1", "username", "a", "name", "b"),
                        Map.of("platform", "x", "external_id", "1", "username", "two words", "name", "b"))
                .body("items.outcome", contains("error", "created", "error", "error"))
                .body(
                        "items.error",
                        contains(
                                equalTo("name_taken"),
                                nullValue(),
                                equalTo("unknown_platform"),
                                equalTo("validation_failed")))
                .body("items.index", contains(0, 1, 2, 3));
    }

    @Test
    void anItemThatNoColumnCanHoldHarmsNoOther() {
        String good = "i" + UUID.randomUUID();

        run(
                        AURORA_PALADIN,
                        item(good + "u", "a\u2003b", "c"),
                        item(good + "v", "@@a", "c"),
                        item(good + "w", "a", "\u2003"),
                        item(good, good, "\u2003" + good))
                .body(
                        "items.error",
                        contains(
                                equalTo("validation_failed"),
                                equalTo("validation_failed"),
                                equalTo("validation_failed"),
                                nullValue()));
    }

    @Test
    void aDryRunTellsAndKeepsNothing() {
        String id = "i" + UUID.randomUUID();

        send(AURORA_PALADIN, "?dry_run=true", List.of(item(id, id, id)))
                .statusCode(207)
                .body("dry_run", equalTo(true))
                .body("items.outcome", contains("created"))
                .body("items[0].model_id", notNullValue());
        AURORA_RANGER.asks().queryParam("q", id).get("/core/v1/models").then().body("data", hasSize(0));
        run(AURORA_PALADIN, item(id, id, id)).body("items.outcome", contains("created"));
    }

    @Test
    void neverTouchesAnotherAgency() {
        String id = "i" + UUID.randomUUID();
        run(AURORA_PALADIN, item(id, id, id)).body("items.outcome", contains("created"));

        run(NIGHTFALL_OWNER, item(id, id + "n", id)).body("items.outcome", contains("created"));

        AURORA_RANGER
                .asks()
                .queryParam("q", id)
                .get("/core/v1/models")
                .then()
                .body("data[0].accounts.username", contains(id));
    }

    @Test
    void takesFiveHundredAtOnce() throws Exception {
        Newcomer owner = Newcomer.signUp();
        owner.agency();
        List<Map<String, String>> items = IntStream.range(0, 500)
                .mapToObj(n -> Map.of(
                        "platform", "fanvue",
                        "external_id", "creator-" + n,
                        "username", "@creator." + n,
                        "name", "Creator " + n,
                        "avatar_url", "https://cdn.test/" + "a".repeat(1500)))
                .toList();

        for (String outcome : new String[] {"created", "unchanged"}) {
            owner.post("/core/v1/models/import", Map.of("items", items))
                    .then()
                    .statusCode(207)
                    .body("items.outcome.countBy { it }", equalTo(Map.of(outcome, 500)));
        }
    }

    @Test
    void refusesOtherRolesAndListsOfTheWrongLength() {
        send(AURORA_RANGER, "", List.of(item("1", "a", "b"))).statusCode(403);
        send(AURORA_PALADIN, "", List.of()).statusCode(400).body("errors[0].pointer", equalTo("/items"));
        send(AURORA_PALADIN, "", Collections.nCopies(501, item("1", "a", "b"))).statusCode(400);
        send(AURORA_PALADIN, "", Collections.nCopies(200_000, Map.of()))
                .statusCode(400)
                .body("code", equalTo("too_many_items"))
                .body("errors.pointer", contains("/items"));
    }

    private static Map<String, String> item(String externalId, String username, String name) {
        return Map.of("platform", "twitter", "external_id", externalId, "username", username, "name", name);
    }

    @SafeVarargs
    private static ValidatableResponse run(Person person, Map<String, String>... items) {
        return send(person, "", List.of(items)).statusCode(207);
    }

    private static ValidatableResponse send(Person person, String query, List<Map<String, String>> items) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("items", items))
                .post("/core/v1/models/import" + query)
                .then();
    }
}
