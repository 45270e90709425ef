package io.onyxos.operations.timepolicy;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TimePolicyTest {

    private static final String POLICIES = "/operations/v1/time-policies";
    /** Future in both agencies' zones whatever the hour. */
    private static final LocalDate SOON = LocalDate.now().plusDays(10);

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    @Test
    void theDefaultsHoldUntilSomebodySetsRules() {
        AURORA_CHATTER
                .asks()
                .get(POLICIES + "?on=2026-03-10")
                .then()
                .statusCode(200)
                .body("data[0].id", nullValue())
                .body("data[0].early_clock_in_minutes", equalTo(15))
                .body("data[0].late_grace_minutes", equalTo(5))
                .body("data[0].max_open_minutes", equalTo(960))
                .body("data[0].rounding_mode", equalTo("none"))
                .body("data[0].approval_required", equalTo(true));
        AURORA_CHATTER.asks().get(POLICIES).then().statusCode(200).body("data", empty());
    }

    @Test
    void rulesHoldFromTheirDayOnForTheirAgencyOnly() {
        create(AURORA_ADMIN, Map.of("valid_from", SOON, "rounding_mode", "nearest", "rounding_minutes", 15))
                .then()
                .statusCode(201)
                .body("rounding_minutes", equalTo(15))
                .body("late_grace_minutes", equalTo(5))
                .body("created_by", equalTo(AURORA_ADMIN.id().toString()));

        AURORA_CHATTER
                .asks()
                .get(POLICIES + "?on=" + SOON.plusDays(1))
                .then()
                .body("data.rounding_mode", contains("nearest"));
        AURORA_CHATTER
                .asks()
                .get(POLICIES + "?on=" + SOON.minusDays(1))
                .then()
                .body("data.rounding_mode", contains("none"));
        NIGHTFALL_CHATTER.asks().get(POLICIES + "?on=" + SOON).then().body("data.rounding_mode", contains("none"));
        NIGHTFALL_CHATTER.asks().get(POLICIES).then().body("data", empty());
    }

    @Test
    void oneDayHasOneSetOfRules() {
        create(AURORA_ADMIN, Map.of("valid_from", SOON)).then().statusCode(201);
        create(AURORA_ADMIN, Map.of("valid_from", SOON))
                .then()
                .statusCode(409)
                .body("code", equalTo("policy_exists"))
                .body("errors[0].pointer", equalTo("/valid_from"));
    }

    @Test
    void refusesRulesThatCannotBe() {
        Object[][] wrong = {
            {"early_clock_in_minutes", 241, "/early_clock_in_minutes"},
            {"rounding_minutes", 7, "/rounding_minutes"},
            {"max_open_minutes", 59, "/max_open_minutes"},
            {"rounding_mode", "sideways", "/rounding_mode"},
            {"paid_break_minutes", -1, "/paid_break_minutes"}
        };
        for (Object[] one : wrong) {
            create(AURORA_ADMIN, Map.of("valid_from", SOON, (String) one[0], one[1]))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo(one[2]));
        }
        create(AURORA_ADMIN, Map.of("valid_from", LocalDate.now().minusDays(3)))
                .then()
                .statusCode(400)
                .body("code", equalTo("valid_from_past"))
                .body("errors[0].pointer", equalTo("/valid_from"));
        create(AURORA_ADMIN, Map.of()).then().statusCode(400).body("errors[0].code", equalTo("required"));
    }

    @Test
    void onlyEditorsOfTimesheetsSetRules() {
        create(AURORA_CHATTER, Map.of("valid_from", SOON)).then().statusCode(403);
        create(AURORA_PALADIN, Map.of("valid_from", SOON)).then().statusCode(403);
    }

    @Test
    void rulesToComeCanBeDroppedAndThoseInForceCannot() throws Exception {
        Response future = create(AURORA_ADMIN, Map.of("valid_from", SOON));
        String address = POLICIES + "/" + future.path("id");
        AURORA_ADMIN.asks().delete(address).then().statusCode(428);
        AURORA_ADMIN.asks().header("If-Match", "\"0\"").delete(address).then().statusCode(412);
        AURORA_PALADIN
                .asks()
                .header("If-Match", future.header("ETag"))
                .delete(address)
                .then()
                .statusCode(403);
        NIGHTFALL_OWNER
                .asks()
                .header("If-Match", future.header("ETag"))
                .delete(address)
                .then()
                .statusCode(404);
        AURORA_ADMIN
                .asks()
                .header("If-Match", future.header("ETag"))
                .delete(address)
                .then()
                .statusCode(204);
        AURORA_ADMIN.asks().header("If-Match", "*").delete(address).then().statusCode(404);
        AURORA_ADMIN
                .asks()
                .header("If-Match", "*")
                .delete(POLICIES + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);

        TimeDesk.policy(AURORA_ADMIN, "late_grace_minutes", "1");
        String inForce = AURORA_ADMIN.asks().get(POLICIES + "?on=2026-03-10").path("data[0].id");
        AURORA_ADMIN
                .asks()
                .header("If-Match", "*")
                .delete(POLICIES + "/" + inForce)
                .then()
                .statusCode(409)
                .body("code", equalTo("policy_in_force"));
    }

    private static Response create(Person person, Map<String, Object> rules) {
        Map<String, Object> body = new HashMap<>(rules);
        body.computeIfPresent("valid_from", (field, day) -> day.toString());
        return person.asks().contentType(ContentType.JSON).body(body).post(POLICIES);
    }
}
