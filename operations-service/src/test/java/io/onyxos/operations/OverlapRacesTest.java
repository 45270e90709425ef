package io.onyxos.operations;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight clients write intervals of one person that overlap: one succeeds, the others learn what is in their way. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class OverlapRacesTest {

    private static final int CLIENTS = 8;
    private static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @BeforeEach
    void startWithNothing() throws Exception {
        Roster.clear();
    }

    @AfterEach
    void stopClients() {
        clients.shutdown();
    }

    @Test
    void oneOfEightShiftsIsPlanned() throws Exception {
        assertEquals(oneAnd(201, "409 shift_overlap"), answers(n -> plan(AURORA_RANGER, n)));
    }

    @Test
    void oneOfEightOpenShiftsIsClaimedByOnePerson() throws Exception {
        List<Response> open =
                IntStream.range(0, CLIENTS).mapToObj(n -> plan(null, n)).toList();

        assertEquals(
                oneAnd(200, "409 shift_overlap"),
                answers(n -> post(AURORA_RANGER, open.get(n).header("Location") + "/claim", Map.of())));
    }

    @Test
    void oneOfEightShiftsIsMovedToThePerson() throws Exception {
        List<Response> open =
                IntStream.range(0, CLIENTS).mapToObj(n -> plan(null, n)).toList();

        assertEquals(oneAnd(200, "409 shift_overlap"), answers(n -> AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .header("If-Match", open.get(n).header("ETag"))
                .body(Map.of("employee_id", AURORA_RANGER.id()))
                .patch(open.get(n).header("Location"))));
    }

    @Test
    void bulkRequestsInOppositeOrderDoNotBlockEachOther() throws Exception {
        List<Map<String, Object>> items = List.of(shift(AURORA_RANGER, 0), shift(AURORA_CHATTER, 0));
        List<Map<String, Object>> reversed = List.of(items.get(1), items.get(0));

        assertEquals(
                Map.of("207", CLIENTS),
                answers(n -> post(
                        AURORA_PALADIN, "/operations/v1/shifts/bulk", Map.of("items", n % 2 == 0 ? items : reversed))));
        assertEquals(List.of(2L), Sql.column("select count(*) from public.shifts"));
    }

    @Test
    void oneOfEightAssignmentsIsMade() throws Exception {
        Sql.run("delete from public.model_assignments where profile_id = ?", AURORA_RANGER.id());

        assertEquals(
                oneAnd(201, "409 assignment_overlap"),
                answers(n -> post(
                        AURORA_PALADIN,
                        "/operations/v1/model-assignments",
                        Map.of(
                                "model_id",
                                TimeDesk.AURORA_VESPER,
                                "profile_id",
                                AURORA_RANGER.id(),
                                "starts_on",
                                LocalDate.now().plusDays(n).toString()))));
    }

    @Test
    void oneOfEightEntriesIsMade() throws Exception {
        assertEquals(
                oneAnd(201, "409 timesheet_overlap"),
                answers(n -> post(
                        AURORA_ADMIN,
                        "/operations/v1/timesheets",
                        Map.of(
                                "employee_id",
                                AURORA_RANGER.id(),
                                "clock_in",
                                past(20 - n),
                                "clock_out",
                                past(2),
                                "reason",
                                "the clock was away"))));
    }

    @Test
    void oneOfEightCorrectionsIsApproved() throws Exception {
        List<Response> asked = IntStream.range(0, CLIENTS)
                .mapToObj(n -> post(
                        AURORA_RANGER,
                        "/operations/v1/timesheet-corrections",
                        Map.of("clock_in", past(20 - n), "clock_out", past(2), "reason", "forgot the clock")))
                .toList();

        assertEquals(
                oneAnd(200, "409 timesheet_overlap"),
                answers(n -> post(AURORA_PALADIN, asked.get(n).header("Location") + "/approve", Map.of())));
    }

    @Test
    void oneOfEightAbsencesIsApproved() throws Exception {
        List<Response> asked = IntStream.range(0, CLIENTS)
                .mapToObj(n -> post(
                        AURORA_RANGER,
                        "/operations/v1/time-off",
                        Map.of("kind", "leave", "start_time", future(24 + n), "end_time", future(48))))
                .toList();

        assertEquals(
                oneAnd(200, "409 time_off_overlap"),
                answers(n -> post(AURORA_PALADIN, asked.get(n).header("Location") + "/approve", Map.of())));
    }

    @Test
    void oneOfEightRequestsToSwapAShiftIsOpen() throws Exception {
        Object shift = plan(AURORA_RANGER, 0).path("id");

        assertEquals(
                oneAnd(201, "409 swap_pending"),
                answers(n ->
                        post(AURORA_RANGER, "/operations/v1/shift-swaps", Map.of("shift_id", shift, "kind", "cover"))));
    }

    private static Map<String, Integer> oneAnd(int status, String others) {
        return Map.of(Integer.toString(status), 1, others, CLIENTS - 1);
    }

    /** How often which status came, with the code of a refusal. Half of them have begun before the first may write. */
    private Map<String, Integer> answers(IntFunction<Response> request) throws Exception {
        List<Future<Response>> answers;
        try (Connection gate = ServiceStack.superuser()) {
            gate.setAutoCommit(false);
            TimeDesk.one(
                    gate, "lock table shifts, timesheets, time_off, shift_swaps, model_assignments in exclusive mode");
            answers = IntStream.range(0, CLIENTS)
                    .mapToObj(n -> clients.submit(() -> request.apply(n)))
                    .toList();
            TimeDesk.awaitWaiting(CLIENTS / 2);
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Future<Response> answer : answers) {
            Response response = answer.get();
            String code = response.statusCode() < 400 ? "" : " " + response.path("code");
            counts.merge(response.statusCode() + code, 1, Integer::sum);
        }
        return counts;
    }

    private static Response plan(Person person, int hours) {
        return post(AURORA_PALADIN, "/operations/v1/shifts", shift(person, hours));
    }

    private static Map<String, Object> shift(Person person, int hours) {
        Map<String, Object> shift =
                Map.of("start_time", future(24 + hours), "end_time", future(36), "title", "of client " + hours);
        if (person == null) {
            return shift;
        }
        return Map.of(
                "employee_id", person.id(), "start_time", shift.get("start_time"), "end_time", shift.get("end_time"));
    }

    private static Response post(Person person, String path, Object body) {
        return person.asksWithSecondFactor()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static String future(int hours) {
        return HOUR.plus(hours, ChronoUnit.HOURS).toString();
    }

    private static String past(int hours) {
        return HOUR.minus(hours, ChronoUnit.HOURS).toString();
    }
}
