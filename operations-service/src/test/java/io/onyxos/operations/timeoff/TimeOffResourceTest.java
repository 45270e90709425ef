package io.onyxos.operations.timeoff;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class TimeOffResourceTest {

    private static final String TIME_OFF = "/operations/v1/time-off";
    private static final Instant TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void startWithNothing() throws Exception {
        Roster.clear();
    }

    @Test
    void somebodyAsksAndAPlannerGrants() {
        Response asked = ask(AURORA_CHATTER, TOMORROW, Duration.ofDays(3));
        asked.then()
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("start_time", equalTo(TOMORROW.toString()));
        String off = asked.header("Location");

        act(AURORA_PALADIN, off, "approve", Map.of("note", "Enjoy."))
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("decision_note", equalTo("Enjoy."))
                .body("decided_by", equalTo(AURORA_PALADIN.id().toString()));
        act(AURORA_PALADIN, off, "reject", Map.of()).then().statusCode(409).body("code", equalTo("invalid_transition"));
        AURORA_CHATTER
                .asks()
                .queryParam("from", TOMORROW.plus(Duration.ofDays(2)).toString())
                .queryParam("status", "approved")
                .get(TIME_OFF)
                .then()
                .body("data", hasSize(1));
        AURORA_CHATTER
                .asks()
                .queryParam("from", TOMORROW.plus(Duration.ofDays(3)).toString())
                .get(TIME_OFF)
                .then()
                .body("data", empty());
        act(AURORA_CHATTER, off, "cancel").then().statusCode(200).body("status", equalTo("cancelled"));
    }

    @Test
    void shiftsInTheWayAreNamedOrBecomeOpen() throws Exception {
        UUID first = Roster.shift(AURORA_CHATTER, "25 hours", "33 hours");
        UUID second = Roster.shift(AURORA_CHATTER, "49 hours", "57 hours");
        UUID after = Roster.shift(AURORA_CHATTER, "10 days", "244 hours");
        String off = ask(AURORA_CHATTER, TOMORROW, Duration.ofDays(3)).header("Location");

        act(AURORA_PALADIN, off, "approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("has_shifts"))
                .body("shift_ids", contains(first.toString(), second.toString()));
        AURORA_CHATTER.asks().get(off).then().body("status", equalTo("pending"));
        act(AURORA_PALADIN, off, "approve", Map.of("unassign", true))
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"));

        assertEquals(
                List.of(first, second),
                Sql.column("select id from public.shifts where employee_id is null order by start_time"));
        assertEquals(
                List.of(AURORA_CHATTER.id()), Sql.column("select employee_id from public.shifts where id = ?", after));
    }

    @Test
    void ofTwoPlannersOneDecides() {
        String off = ask(AURORA_CHATTER, TOMORROW, Duration.ofDays(1)).header("Location");

        List<Integer> statuses = Stream.of(AURORA_ADMIN, AURORA_PALADIN)
                .map(planner -> CompletableFuture.supplyAsync(
                        () -> act(planner, off, "approve").statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertEquals(List.of(200, 409), statuses);
    }

    @Test
    void approvedTimesOfOnePersonDoNotOverlap() {
        String one = ask(AURORA_CHATTER, TOMORROW, Duration.ofDays(2)).header("Location");
        String other = ask(AURORA_CHATTER, TOMORROW.plus(Duration.ofDays(1)), Duration.ofDays(2))
                .header("Location");
        String colleague = ask(AURORA_SMM, TOMORROW, Duration.ofDays(2)).header("Location");

        act(AURORA_PALADIN, one, "approve").then().statusCode(200);
        act(AURORA_PALADIN, colleague, "approve").then().statusCode(200);
        act(AURORA_PALADIN, other, "approve").then().statusCode(409).body("code", equalTo("time_off_overlap"));
        act(AURORA_PALADIN, other, "reject", Map.of("note", "You are away already."))
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("decision_note", equalTo("You are away already."));
    }

    @Test
    void refusesBadInput() {
        AURORA_CHATTER
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "leave", "note", "x".repeat(501)))
                .post(TIME_OFF)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/start_time"))
                .body("errors.pointer", hasItem("/note"));
        ask(AURORA_CHATTER, TOMORROW, Duration.ofDays(-1))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/end_time"));
        ask(AURORA_CHATTER, TOMORROW, Duration.ofDays(367))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/end_time"));
    }

    @Test
    void isOnesOwnMatterAndThePlanners() {
        String off = ask(AURORA_CHATTER, TOMORROW, Duration.ofDays(1)).header("Location");
        String planners = ask(AURORA_PALADIN, TOMORROW, Duration.ofDays(1)).header("Location");

        AURORA_SMM.asks().get(off).then().statusCode(404);
        AURORA_SMM.asks().get(TIME_OFF).then().statusCode(200).body("data", empty());
        act(AURORA_SMM, off, "approve").then().statusCode(404);
        act(AURORA_CHATTER, off, "approve").then().statusCode(403);
        act(AURORA_CHATTER, off, "reject").then().statusCode(403);
        act(AURORA_PALADIN, planners, "approve").then().statusCode(403).body("code", equalTo("own_record"));
        act(AURORA_PALADIN, off, "cancel").then().statusCode(403);
        AURORA_PALADIN.asks().get(TIME_OFF).then().body("data", hasSize(2));
        for (String verb : List.of("approve", "reject", "cancel")) {
            act(NIGHTFALL_OWNER, off, verb).then().statusCode(404);
            act(AURORA_PALADIN, TIME_OFF + "/" + UUID.randomUUID(), verb).then().statusCode(404);
        }
        NIGHTFALL_OWNER.asks().get(off).then().statusCode(404);
        NIGHTFALL_OWNER.asks().get(TIME_OFF).then().body("data", empty());
        AURORA_CHATTER.asks().get(off).then().body("status", equalTo("pending"));
    }

    private static Response ask(Person person, Instant start, Duration length) {
        return person.asks()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "kind",
                        "leave",
                        "start_time",
                        start.toString(),
                        "end_time",
                        start.plus(length).toString()))
                .post(TIME_OFF);
    }

    private static Response act(Person person, String off, String verb) {
        return person.asks().post(off + "/" + verb);
    }

    private static Response act(Person person, String off, String verb, Map<String, ?> body) {
        return person.asks().contentType(ContentType.JSON).body(body).post(off + "/" + verb);
    }
}
