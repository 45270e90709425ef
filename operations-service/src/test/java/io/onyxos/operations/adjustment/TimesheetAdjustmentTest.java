package io.onyxos.operations.adjustment;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.onyxos.operations.timesheet.Entries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TimesheetAdjustmentTest {

    private static final String ADJUSTMENTS = "/operations/v1/timesheet-adjustments";

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    @Test
    void editorsAdjustOthersAndTakeBackWhatIsNotPaid() throws Exception {
        Map<String, Object> bonus =
                new HashMap<>(Map.of("employee_id", AURORA_CHATTER.id(), "minutes", 15, "reason", "stayed longer"));
        String address = ADJUSTMENTS + "/"
                + adjust(AURORA_ADMIN, bonus)
                        .statusCode(201)
                        .body("minutes", equalTo(15))
                        .extract()
                        .path("id");
        adjust(AURORA_PALADIN, bonus).statusCode(403);
        adjust(AURORA_ADMIN, Map.of("employee_id", AURORA_ADMIN.id(), "minutes", 15, "reason", "for me"))
                .statusCode(403)
                .body("code", equalTo("own_record"));
        bonus.put("minutes", 0);
        adjust(AURORA_ADMIN, bonus).statusCode(400).body("errors[0].pointer", equalTo("/minutes"));
        AURORA_SMM.asks().get(ADJUSTMENTS).then().body("data", empty());
        NIGHTFALL_OWNER.asks().header("If-Match", "*").delete(address).then().statusCode(404);
        AURORA_CHATTER.asks().header("If-Match", "*").delete(address).then().statusCode(403);
        AURORA_ADMIN.asks().delete(address).then().statusCode(428);
        TimeDesk.one("update timesheet_adjustments set payout_run_id = gen_random_uuid()");
        AURORA_ADMIN
                .asks()
                .header("If-Match", "*")
                .delete(address)
                .then()
                .statusCode(409)
                .body("code", equalTo("locked"));
        TimeDesk.one("update timesheet_adjustments set payout_run_id = null");
        AURORA_ADMIN.asks().header("If-Match", "*").delete(address).then().statusCode(204);
    }

    @Test
    void theLocationOfAnAdjustmentLeadsToItForThoseWhoSeeIt() {
        String location = adjust(
                        AURORA_ADMIN,
                        Map.of("employee_id", AURORA_CHATTER.id(), "minutes", 15, "reason", "stayed longer"))
                .extract()
                .header("Location");
        for (Person person : List.of(AURORA_CHATTER, AURORA_PALADIN)) {
            person.asks()
                    .get(location)
                    .then()
                    .statusCode(200)
                    .body("minutes", equalTo(15))
                    .body("correction_id", nullValue());
        }
        AURORA_SMM.asks().get(location).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(location).then().statusCode(404);
    }

    @Test
    void theListIsFilteredByPersonDayAndWhetherItIsPaid() throws Exception {
        String first = adjusted(AURORA_CHATTER, "2026-03-10");
        String second = adjusted(AURORA_CHATTER, "2026-03-11");
        String other = adjusted(AURORA_SMM, "2026-03-12");
        list(Map.of()).body("data.id", contains(other, second, first));
        list(Map.of("employee_id", AURORA_CHATTER.id())).body("data.id", contains(second, first));
        list(Map.of("from", "2026-03-11")).body("data.id", contains(other, second));
        list(Map.of("to", "2026-03-11")).body("data.id", contains(second, first));
        TimeDesk.one("update timesheet_adjustments set payout_run_id = gen_random_uuid() where id = ?::uuid", second);
        list(Map.of("locked", true)).body("data.id", contains(second));
        list(Map.of("locked", false)).body("data.id", contains(other, first));
        String next = list(Map.of("limit", 2)).extract().path("next_cursor");
        list(Map.of("limit", 2, "cursor", next)).body("data.id", contains(first));
        AURORA_ADMIN.asks().get(ADJUSTMENTS + "?work_date=2026-03-10").then().statusCode(400);
    }

    @Test
    void aPersonOrEntryOfAnotherAgencyIsAsUnknownAsNone() throws Exception {
        String night = Entries.night().path("id");
        for (UUID person : new UUID[] {NIGHTFALL_CHATTER.id(), UUID.randomUUID()}) {
            adjust(AURORA_ADMIN, Map.of("employee_id", person, "minutes", 15, "reason", "stayed longer"))
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors[0].pointer", equalTo("/employee_id"));
        }
        for (Object entry : new Object[] {night, UUID.randomUUID()}) {
            adjust(
                            AURORA_ADMIN,
                            Map.of(
                                    "employee_id",
                                    AURORA_SMM.id(),
                                    "timesheet_id",
                                    entry,
                                    "minutes",
                                    15,
                                    "reason",
                                    "stayed longer"))
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors[0].pointer", equalTo("/timesheet_id"));
        }
    }

    private static String adjusted(Person person, String day) {
        return adjust(
                        AURORA_ADMIN,
                        Map.of("employee_id", person.id(), "work_date", day, "minutes", 15, "reason", "stayed longer"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse list(Map<String, ?> query) {
        return AURORA_PALADIN.asks().queryParams(query).get(ADJUSTMENTS).then().statusCode(200);
    }

    private static ValidatableResponse adjust(Person person, Object body) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(body)
                .post(ADJUSTMENTS)
                .then();
    }
}
