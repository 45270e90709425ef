package io.onyxos.core.model;

import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelListTest {

    private static final String MODELS = "/core/v1/models";

    @Test
    void findsByTagPlatformManagerAndBeginningOfTheName() {
        String tag = "t" + UUID.randomUUID();
        String name = "100%_" + tag;
        create(Map.of(
                        "name",
                        name,
                        "tags",
                        List.of(tag),
                        "manager_id",
                        AURORA_PALADIN.id(),
                        "accounts",
                        List.of(Map.of("platform", "twitter", "username", "@" + tag))))
                .then()
                .statusCode(201)
                .body("accounts[0].platform", equalTo("x"));
        create(Map.of("name", "100xx" + tag, "tags", List.of(tag)));

        list(AURORA_RANGER, "tag", tag).body("data", hasSize(2));
        list(AURORA_RANGER, "tag", tag, "platform", "twitter").body("data.name", contains(name));
        list(AURORA_RANGER, "tag", tag, "platform", "reddit").body("data", empty());
        list(AURORA_RANGER, "tag", tag, "manager_id", AURORA_PALADIN.id()).body("data.name", contains(name));
        list(AURORA_RANGER, "tag", tag, "q", "100%_T").body("data.name", contains(name));
        list(AURORA_RANGER, "tag", tag, "status", "active").body("data", empty());
        list(AURORA_RANGER, "tag", tag, "updated_since", "2999-01-01T00:00:00Z").body("data", empty());
        list(NIGHTFALL_OWNER, "tag", tag).body("data", empty());
    }

    @Test
    void tellsWhatHasChangedSinceAnInstantThatIsPartOfIt() {
        String tag = "t" + UUID.randomUUID();
        Response created = create(Map.of("name", tag, "tags", List.of(tag)));
        Instant changed = Instant.parse(created.path("updated_at"));

        list(AURORA_RANGER, "tag", tag, "updated_since", changed.toString()).body("data", hasSize(1));
        list(AURORA_RANGER, "tag", tag, "updated_since", changed.plusNanos(1000).toString())
                .body("data", empty());
        AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("platform", "other", "username", tag))
                .post(created.header("Location") + "/accounts")
                .then()
                .statusCode(201);
        list(AURORA_RANGER, "tag", tag, "updated_since", changed.plusNanos(1000).toString())
                .body("data", hasSize(1));
    }

    @Test
    void aPageStandsStillWhileRowsComeAndGo() {
        String tag = "t" + UUID.randomUUID();
        for (String letter : new String[] {"B", "D", "F"}) {
            create(Map.of("name", letter + tag, "tags", List.of(tag)));
        }
        String next = list(AURORA_RANGER, "tag", tag, "limit", 2)
                .body("data.name", contains("B" + tag, "D" + tag))
                .extract()
                .path("next_cursor");
        create(Map.of("name", "A" + tag, "tags", List.of(tag)));
        create(Map.of("name", "E" + tag, "tags", List.of(tag)));

        list(AURORA_RANGER, "tag", tag, "limit", 2, "cursor", next).body("data.name", contains("E" + tag, "F" + tag));
        AURORA_RANGER
                .asks()
                .queryParams("tag", "other", "limit", 2, "cursor", next)
                .get(MODELS)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    @Test
    void leavesArchivedOnesOutUnlessAskedFor() {
        String tag = "t" + UUID.randomUUID();
        String model = create(Map.of("name", tag, "tags", List.of(tag))).header("Location");
        AURORA_PALADIN.asks().post(model + "/archive").then().statusCode(200);

        list(AURORA_RANGER, "tag", tag).body("data", empty());
        list(AURORA_RANGER, "tag", tag, "status", "archived").body("data", hasSize(1));
    }

    @Test
    void turnsPagesInBothOrders() {
        String tag = "t" + UUID.randomUUID();
        create(Map.of("name", "B" + tag, "tags", List.of(tag)));
        create(Map.of("name", "A" + tag, "tags", List.of(tag)));

        String second = list(AURORA_RANGER, "tag", tag, "limit", 1)
                .body("data.name", contains("A" + tag))
                .extract()
                .path("next_cursor");
        list(AURORA_RANGER, "tag", tag, "limit", 1, "cursor", second)
                .body("data.name", contains("B" + tag))
                .body("next_cursor", nullValue());
        second = list(AURORA_RANGER, "tag", tag, "sort", "created_at", "limit", 1)
                .body("data.name", contains("B" + tag))
                .extract()
                .path("next_cursor");
        list(AURORA_RANGER, "tag", tag, "sort", "created_at", "limit", 1, "cursor", second)
                .body("data.name", contains("A" + tag));
    }

    @Test
    void showsTheSplitAndTheRightsToWhoHasThem() {
        String tag = "t" + UUID.randomUUID();
        create(Map.of("name", tag, "tags", List.of(tag), "agency_split_percentage", "42.50"));

        list(AURORA_PALADIN, "tag", tag)
                .body("data[0].agency_split_percentage", equalTo("42.50"))
                .body("data[0].can.edit", equalTo(true))
                .body("data[0].can.edit_terms", equalTo(false));
        list(AURORA_RANGER, "tag", tag)
                .body("data[0]", notNullValue())
                .body("data[0].containsKey('agency_split_percentage')", equalTo(false))
                .body("data[0].can.edit", equalTo(false));
    }

    @Test
    void isExportedAsCsv() {
        String tag = "t" + UUID.randomUUID();
        create(Map.of("name", tag, "tags", List.of(tag)));

        String csv = AURORA_RANGER
                .asks()
                .accept("text/csv")
                .queryParam("tag", tag)
                .get(MODELS)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertTrue(csv.startsWith("id,agency_id,name,"), csv);
        assertTrue(csv.contains(tag), csv);
    }

    @Test
    void refusesFiltersThatItDoesNotKnow() {
        for (String query : List.of("status=gone", "platform=myspace", "sort=rank", "colour=red", "limit=0")) {
            AURORA_RANGER
                    .asks()
                    .get(MODELS + "?" + query)
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(query.substring(0, query.indexOf('='))));
        }
    }

    @Test
    void aManagerOfAnotherAgencyIsAsUnknownAsARandomOne() {
        for (UUID manager : List.of(NIGHTFALL_OWNER.id(), UUID.randomUUID())) {
            create(Map.of("name", "m" + UUID.randomUUID(), "manager_id", manager))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"));
        }
    }

    private static Response create(Map<String, ?> model) {
        return AURORA_PALADIN.asks().contentType(ContentType.JSON).body(model).post(MODELS);
    }

    private static ValidatableResponse list(Person person, String name, Object value, Object... more) {
        return person.asks()
                .queryParam(name, value)
                .queryParams(pairs(more))
                .get(MODELS)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> pairs(Object... namesAndValues) {
        Map<String, Object> pairs = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return pairs;
    }
}
