package io.onyxos.core.model;

import static org.hamcrest.Matchers.equalTo;

import io.onyxos.core.agency.Newcomer;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last value that is taken and the first that is not, of every field of a model. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ModelLimitsTest {

    private static final String URL = "https://cdn.test/";

    private Newcomer owner;

    @BeforeEach
    void found() throws Exception {
        owner = Newcomer.signUp();
        owner.agency();
    }

    @Test
    void takesEveryValueUpToItsLimit() {
        Map<String, Object> most = new HashMap<>(Map.of(
                "name",
                "n".repeat(100),
                "avatar_url",
                URL + "a".repeat(2048 - URL.length()),
                "bio",
                "b".repeat(2000),
                "boundaries",
                "b".repeat(4000),
                "handover_notes",
                "h".repeat(4000),
                "timezone",
                "America/Argentina/Buenos_Aires",
                "language",
                "zh-Hant-TW",
                "tags",
                Collections.nCopies(20, "t".repeat(40)),
                "agency_split_percentage",
                "100",
                "joined_on",
                "2026-03-01"));
        most.put("left_on", "2026-03-01");

        create(most).statusCode(201).body("agency_split_percentage", equalTo("100.00"));
        create(Map.of("name", "😀".repeat(100), "bio", "one\nline\tand another"))
                .statusCode(201);
        create(Map.of("name", "Ü", "agency_split_percentage", "0.01"))
                .statusCode(201)
                .body("agency_split_percentage", equalTo("0.01"));
    }

    @Test
    void refusesWhatIsBeyondAndSaysWhere() {
        refused("name", "");
        refused("name", "n".repeat(101));
        refused("name", " Padded");
        refused("name", "\u00a0");
        refused("name", "two\nlines");
        refused("name", "\u202eright to left");
        refused("bio", "nul \u0000");
        refused("tags", List.of("a", "\u0000"), "/tags/1");
        refused("avatar_url", URL + "a".repeat(2049 - URL.length()));
        refused("avatar_url", "http://cdn.test/luna.jpg");
        refused("banner_url", "https://cdn.test/two words.jpg");
        refused("bio", "b".repeat(2001));
        refused("boundaries", "b".repeat(4001));
        refused("handover_notes", "h".repeat(4001));
        refused("timezone", "EST");
        refused("timezone", "CET");
        refused("language", "english please");
        refused("tags", Collections.nCopies(21, "t"));
        refused("tags", List.of("Dance"), "/tags/0");
        refused("tags", List.of("dance", "t".repeat(41)), "/tags/1");
        refused("tags", List.of(" dance"));
        refused("agency_split_percentage", "100.01");
        refused("agency_split_percentage", "-0.01");
        refused("joined_on", "01.03.2026");
        refused("manager_id", "nobody");
    }

    @Test
    void aShareIsNotRoundedBehindTheBackOfWhoWritesIt() {
        refused("agency_split_percentage", "33.333");
        refused("agency_split_percentage", "99.999");
    }

    @Test
    void whatEveryModelHasIsNotCleared() {
        String model = owner.post("/core/v1/models", Map.of("name", "Muse")).header("Location");
        for (String field : new String[] {"name", "language", "tags", "agency_split_percentage"}) {
            owner.edit(model, "{\"" + field + "\": null}")
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/" + field));
        }
        owner.edit(model, "{\"bio\": null, \"manager_id\": null}").statusCode(200);
    }

    @Test
    void nobodyLeavesBeforeJoining() {
        create(Map.of("name", "Late", "joined_on", "2026-03-02", "left_on", "2026-03-01"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/left_on"));
    }

    @Test
    void whatNoColumnCanHoldIsBadInput() {
        create(Map.of("name", "Nul \u0000")).statusCode(400);
        create(Map.of("name", "Far", "joined_on", "+999999999-12-31")).statusCode(400);
        owner.asks().queryParam("q", "\u0000").get("/core/v1/models").then().statusCode(400);
        owner.asks()
                .queryParam("updated_since", "+1000000000-12-31T23:59:59Z")
                .get("/core/v1/models")
                .then()
                .statusCode(400);
    }

    @Test
    void whatTheAgencyDecidesIsNoField() {
        for (String field : new String[] {"id", "agency_id", "status", "archived_at", "created_by", "created_at"}) {
            create(Map.of("name", "Muse", field, UUID.randomUUID().toString()))
                    .statusCode(400)
                    .body("code", equalTo("unknown_field"));
        }
    }

    private void refused(String field, Object value) {
        refused(field, value, "/" + field);
    }

    private void refused(String field, Object value, String pointer) {
        Map<String, Object> model = new HashMap<>(Map.of("name", "Muse"));
        model.put(field, value);
        create(model).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    private ValidatableResponse create(Map<String, ?> model) {
        return owner.post("/core/v1/models", model).then();
    }
}
