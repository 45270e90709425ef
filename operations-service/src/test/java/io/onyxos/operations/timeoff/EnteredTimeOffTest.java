package io.onyxos.operations.timeoff;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time off that planners enter for others, for example after a call from somebody who is ill. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class EnteredTimeOffTest {

    private static final String TIME_OFF = "/operations/v1/time-off";
    private static final Instant TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void startWithNothing() throws Exception {
        Roster.clear();
    }

    @Test
    void isApprovedAtOnceAndNamesThePlanner() throws Exception {
        Response entered = enter(AURORA_PALADIN, AURORA_CHATTER, false);
        entered.then()
                .statusCode(201)
                .body("status", equalTo("approved"))
                .body("employee_id", equalTo(AURORA_CHATTER.id().toString()))
                .body("created_by", equalTo(AURORA_PALADIN.id().toString()))
                .body("decided_by", equalTo(AURORA_PALADIN.id().toString()));

        AURORA_CHATTER.asks().get(entered.header("Location")).then().statusCode(200);
        AURORA_CHATTER.asks().get(TIME_OFF).then().body("data", hasSize(1));
        AURORA_SMM.asks().get(entered.header("Location")).then().statusCode(404);
        assertEquals(
                List.of(AURORA_PALADIN.id()),
                Sql.column(
                        "select distinct actor_id from public.audit_entries where row_id = ?::uuid",
                        entered.<String>path("id")));
    }

    @Test
    void shiftsInTheWayAreNamedOrBecomeOpen() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "25 hours", "33 hours");

        enter(AURORA_PALADIN, AURORA_CHATTER, false)
                .then()
                .statusCode(409)
                .body("code", equalTo("has_shifts"))
                .body("shift_ids", contains(shift.toString()));
        AURORA_CHATTER.asks().get(TIME_OFF).then().body("data", hasSize(0));
        enter(AURORA_PALADIN, AURORA_CHATTER, true).then().statusCode(201);

        AURORA_PALADIN.asks().get("/operations/v1/shifts/" + shift).then().body("employee", nullValue());
        assertEquals(
                List.of("io.onyxos.operations.shift.assigned.v1"),
                Sql.column(
                        "select event_type from operations.outbox where aggregate_id = ? and event_type like '%.assigned.%'",
                        shift));
    }

    @Test
    void onesOwnStillWaitsForAnother() throws Exception {
        Roster.shift(AURORA_PALADIN, "25 hours", "33 hours");

        Response own = enter(AURORA_PALADIN, AURORA_PALADIN, true);
        own.then().statusCode(201).body("status", equalTo("pending")).body("decided_by", nullValue());
        enter(AURORA_CHATTER, AURORA_CHATTER, false)
                .then()
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("created_by", equalTo(AURORA_CHATTER.id().toString()));
        assertEquals(List.of(), Sql.column("select id from public.shifts where employee_id is null"));
    }

    @Test
    void isForPlannersOfTheAgency() throws Exception {
        enter(AURORA_CHATTER, AURORA_SMM, false)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("permission", equalTo("manage_shifts"));
        for (Response answer : List.of(
                enter(AURORA_PALADIN, NIGHTFALL_CHATTER, false), enter(NIGHTFALL_PALADIN, AURORA_CHATTER, false))) {
            answer.then()
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors.pointer", contains("/employee_id"));
        }
        assertEquals(List.of(), Sql.column("select id from public.time_off"));
    }

    @Test
    void ofTwoPlannersOneEntersIt() throws Exception {
        List<Integer> statuses = Stream.of(AURORA_ADMIN, AURORA_PALADIN)
                .map(planner -> CompletableFuture.supplyAsync(
                        () -> enter(planner, AURORA_CHATTER, false).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertEquals(List.of(201, 409), statuses);
        enter(AURORA_ADMIN, AURORA_CHATTER, false).then().statusCode(409).body("code", equalTo("time_off_overlap"));
        assertEquals(List.of("approved"), Sql.column("select status from public.time_off"));
    }

    @Test
    void plannersTakeBackWhatAPlannerEntered() {
        String entered = enter(AURORA_PALADIN, AURORA_CHATTER, false).header("Location");
        String asked = enter(AURORA_SMM, AURORA_SMM, false).header("Location");

        AURORA_SMM.asks().post(entered + "/cancel").then().statusCode(404);
        NIGHTFALL_PALADIN.asks().post(entered + "/cancel").then().statusCode(404);
        AURORA_ADMIN.asks().post(entered + "/cancel").then().statusCode(200).body("status", equalTo("cancelled"));
        AURORA_ADMIN.asks().post(asked + "/cancel").then().statusCode(403);
    }

    private static Response enter(Person person, Person employee, boolean unassign) {
        Map<String, Object> body = new HashMap<>(Map.of("employee_id", employee.id(), "kind", "sick"));
        body.put("start_time", TOMORROW.toString());
        body.put("end_time", TOMORROW.plus(Duration.ofDays(2)).toString());
        body.put("unassign", unassign);
        return person.asks().contentType(ContentType.JSON).body(body).post(TIME_OFF);
    }
}
