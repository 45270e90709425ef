package io.onyxos.operations.swap;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
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
class ShiftSwapResourceTest {

    private static final String SWAPS = "/operations/v1/shift-swaps";

    @BeforeEach
    void startWithNothing() throws Exception {
        Roster.clear();
    }

    @Test
    void aShiftIsCoveredWhenSomebodyTakesItAndAPlannerAgrees() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "1 day", "32 hours");
        Response asked = ask(AURORA_CHATTER, shift, "cover", Map.of("note", "A wedding."));
        asked.then().statusCode(201).body("status", equalTo("open")).body("note", equalTo("A wedding."));
        String swap = asked.header("Location");

        AURORA_SMM.asks().get(SWAPS + "?status=open").then().statusCode(200).body("data", hasSize(1));
        act(AURORA_SMM, swap, "accept")
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("accepted_by", equalTo(AURORA_SMM.id().toString()));
        assertEquals(AURORA_CHATTER.id(), holder(shift));
        act(AURORA_PALADIN, swap, "approve")
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("decided_by", equalTo(AURORA_PALADIN.id().toString()));

        assertEquals(AURORA_SMM.id(), holder(shift));
        assertEquals(
                List.of(1L),
                Sql.column(
                        "select count(*) from operations.outbox where aggregate_id = ? and event_type like '%shift.assigned.v1'"
                                + " and payload ->> 'by' = 'swap'",
                        shift));
    }

    @Test
    void shiftsThatCrossChangeHandsAtOnce() throws Exception {
        UUID mine = Roster.shift(AURORA_CHATTER, "24 hours", "32 hours");
        UUID theirs = Roster.shift(AURORA_SMM, "28 hours", "36 hours");
        String swap = ask(AURORA_CHATTER, mine, "swap", Map.of("target_employee_id", AURORA_SMM.id()))
                .header("Location");

        act(AURORA_SMM, swap, "accept").then().statusCode(400).body("code", equalTo("counter_shift_required"));
        act(AURORA_SMM, swap, "accept", Map.of("counter_shift_id", mine))
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/counter_shift_id"));
        act(AURORA_SMM, swap, "accept", Map.of("counter_shift_id", theirs))
                .then()
                .statusCode(200);
        act(AURORA_ADMIN, swap, "approve").then().statusCode(200);

        assertEquals(AURORA_SMM.id(), holder(mine));
        assertEquals(AURORA_CHATTER.id(), holder(theirs));
    }

    @Test
    void whoTakesAShiftWorksForItsModelAndIsFree() throws Exception {
        UUID vespers = Roster.shift(AURORA_SMM, "1 day", "32 hours");
        Sql.run("update public.shifts set model_id = 'a0000000-0000-4000-8000-000000000202' where id = ?", vespers);
        String first = ask(AURORA_SMM, vespers, "cover", Map.of()).header("Location");
        act(AURORA_CHATTER, first, "accept").then().statusCode(403).body("code", equalTo("not_assigned"));

        act(AURORA_RANGER, first, "accept").then().statusCode(200);
        Roster.shift(AURORA_RANGER, "31 hours", "33 hours");
        act(AURORA_PALADIN, first, "approve").then().statusCode(409).body("code", equalTo("shift_overlap"));
        AURORA_SMM.asks().get(first).then().body("status", equalTo("accepted"));
        assertEquals(AURORA_SMM.id(), holder(vespers));
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneTakesTheShift() throws Exception {
        String swap = ask(AURORA_CHATTER, Roster.shift(AURORA_CHATTER, "1 day", "32 hours"), "cover", Map.of())
                .header("Location");

        assertEquals(
                List.of(200, 409),
                atOnce(Stream.of(AURORA_SMM, AURORA_RANGER).map(person -> () -> act(person, swap, "accept"))));
        assertEquals(
                List.of(200, 409),
                atOnce(Stream.of(AURORA_ADMIN, AURORA_PALADIN).map(person -> () -> act(person, swap, "approve"))));
    }

    @Test
    void aShiftHasOneRequestThatWaits() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "1 day", "32 hours");

        assertEquals(
                List.of(201, 409),
                atOnce(Stream.of("cover", "swap").map(kind -> () -> ask(AURORA_CHATTER, shift, kind, Map.of()))));
        ask(AURORA_CHATTER, shift, "cover", Map.of()).then().statusCode(409).body("code", equalTo("swap_pending"));
    }

    @Test
    void itIsTakenBackByWhoAskedAndRefusedByWhomWasAsked() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "1 day", "32 hours");
        String first = ask(AURORA_CHATTER, shift, "cover", Map.of("target_employee_id", AURORA_SMM.id()))
                .header("Location");
        act(AURORA_SMM, first, "cancel").then().statusCode(403);
        act(AURORA_CHATTER, first, "reject").then().statusCode(403).body("code", equalTo("own_record"));
        act(AURORA_SMM, first, "reject").then().statusCode(200).body("status", equalTo("rejected"));
        act(AURORA_CHATTER, first, "cancel").then().statusCode(409).body("code", equalTo("invalid_transition"));

        String second = ask(AURORA_CHATTER, shift, "cover", Map.of()).header("Location");
        act(AURORA_CHATTER, second, "cancel").then().statusCode(200).body("status", equalTo("cancelled"));
        act(AURORA_SMM, second, "accept").then().statusCode(409).body("code", equalTo("invalid_transition"));
    }

    @Test
    void nobodyDecidesForThemselvesAndOnlyPlannersDecideForOthers() throws Exception {
        String own = ask(AURORA_PALADIN, Roster.shift(AURORA_PALADIN, "1 day", "32 hours"), "cover", Map.of())
                .header("Location");
        act(AURORA_PALADIN, own, "accept").then().statusCode(403).body("code", equalTo("own_record"));
        act(AURORA_ADMIN, own, "accept").then().statusCode(200);
        act(AURORA_PALADIN, own, "approve").then().statusCode(403).body("code", equalTo("own_record"));
        act(AURORA_ADMIN, own, "approve").then().statusCode(403).body("code", equalTo("own_record"));

        String another = ask(AURORA_CHATTER, Roster.shift(AURORA_CHATTER, "1 day", "32 hours"), "cover", Map.of())
                .header("Location");
        act(AURORA_SMM, another, "approve").then().statusCode(403);
        act(AURORA_SMM, another, "reject").then().statusCode(403);
        act(AURORA_OWNER, another, "accept").then().statusCode(403);
    }

    @Test
    void refusesWhatCannotBeAsked() throws Exception {
        UUID mine = Roster.shift(AURORA_CHATTER, "1 day", "32 hours");
        UUID theirs = Roster.shift(AURORA_SMM, "1 day", "32 hours");
        UUID elsewhere = Roster.shift(NIGHTFALL_CHATTER, "1 day", "32 hours");

        AURORA_CHATTER
                .asks()
                .contentType(ContentType.JSON)
                .body(Map.of("note", "x".repeat(301)))
                .post(SWAPS)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/shift_id"))
                .body("errors.pointer", hasItem("/note"));
        ask(AURORA_CHATTER, mine, "gift", Map.of()).then().statusCode(400);
        for (UUID unknown : new UUID[] {theirs, elsewhere, UUID.randomUUID()}) {
            ask(AURORA_CHATTER, unknown, "cover", Map.of())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("unknown_reference"))
                    .body("errors[0].pointer", equalTo("/shift_id"));
        }
        for (UUID unknown : new UUID[] {NIGHTFALL_CHATTER.id(), UUID.randomUUID()}) {
            ask(AURORA_CHATTER, mine, "cover", Map.of("target_employee_id", unknown))
                    .then()
                    .statusCode(409)
                    .body("errors[0].pointer", equalTo("/target_employee_id"));
        }
        ask(AURORA_CHATTER, mine, "swap", Map.of("target_employee_id", AURORA_SMM.id(), "counter_shift_id", elsewhere))
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/counter_shift_id"));
        ask(AURORA_CHATTER, mine, "cover", Map.of("target_employee_id", AURORA_CHATTER.id()))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/target_employee_id"));
        UUID begun = Roster.shift(AURORA_RANGER, "-1 hour", "3 hours");
        ask(AURORA_RANGER, begun, "cover", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("shift_not_exchangeable"));
    }

    @Test
    void strangersSeeNothingAndColleaguesOnlyWhatIsAskedOfThem() throws Exception {
        String open = ask(AURORA_CHATTER, Roster.shift(AURORA_CHATTER, "1 day", "32 hours"), "cover", Map.of())
                .header("Location");
        String asked = ask(
                        AURORA_CHATTER,
                        Roster.shift(AURORA_CHATTER, "2 days", "50 hours"),
                        "cover",
                        Map.of("target_employee_id", AURORA_SMM.id()))
                .header("Location");

        AURORA_RANGER.asks().get(open).then().statusCode(200);
        AURORA_RANGER.asks().get(asked).then().statusCode(404);
        act(AURORA_RANGER, asked, "accept").then().statusCode(404);
        AURORA_SMM.asks().get(asked).then().statusCode(200);
        AURORA_ADMIN.asks().get(SWAPS).then().body("data", hasSize(2));
        NIGHTFALL_OWNER.asks().get(SWAPS).then().statusCode(200).body("data", empty());
        NIGHTFALL_OWNER.asks().get(open).then().statusCode(404);
        for (String verb : List.of("accept", "approve", "reject", "cancel")) {
            act(NIGHTFALL_CHATTER, open, verb).then().statusCode(404);
            act(AURORA_ADMIN, SWAPS + "/" + UUID.randomUUID(), verb).then().statusCode(404);
        }
        AURORA_CHATTER.asks().get(open).then().body("status", not(equalTo("cancelled")));
    }

    private static Response ask(Person person, UUID shift, String kind, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("shift_id", shift, "kind", kind));
        body.putAll(more);
        return person.asks().contentType(ContentType.JSON).body(body).post(SWAPS);
    }

    private static Response act(Person person, String swap, String verb) {
        return person.asks().noContentType().post(swap + "/" + verb);
    }

    private static Response act(Person person, String swap, String verb, Map<String, ?> body) {
        return person.asks().contentType(ContentType.JSON).body(body).post(swap + "/" + verb);
    }

    private static List<Integer> atOnce(Stream<java.util.function.Supplier<Response>> requests) {
        return requests
                .map(request ->
                        CompletableFuture.supplyAsync(() -> request.get().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
    }

    private static Object holder(UUID shift) throws Exception {
        return Sql.column("select employee_id from public.shifts where id = ?", shift)
                .get(0);
    }
}
