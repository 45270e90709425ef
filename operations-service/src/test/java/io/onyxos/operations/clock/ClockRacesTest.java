package io.onyxos.operations.clock;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ClockRacesTest {

    private static final String CLOCK = "/operations/v1/clock/";

    @BeforeEach
    void clear() throws Exception {
        TimeDesk.clear();
    }

    @Test
    void ofFiftyClockInsAtOnceOneCounts() throws Exception {
        UUID shift = TimeDesk.shift(AURORA_CHATTER, -1, 60);
        List<Response> answers = atOnce(50, "in", null);

        List<Response> created =
                answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertEquals(1, created.size());
        created.get(0).then().body("shift_id", equalTo(shift.toString()));
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> answer.then().statusCode(409).body("code", equalTo("already_clocked_in")));
        assertEquals("1", TimeDesk.one("select count(*) from timesheets"));
        assertEquals("1", events(created.get(0).path("id"), "clocked_in"));
    }

    @Test
    void oneKeyIsOneClockInHoweverOftenItIsSent() throws Exception {
        List<Response> answers = atOnce(4, "in", "one-evening");
        answers.forEach(answer ->
                answer.then().statusCode(201).body("id", equalTo(answers.get(0).path("id"))));
        assertEquals("1", TimeDesk.one("select count(*) from timesheets"));
    }

    @Test
    void ofTwoClockOutsAtOnceOneCounts() throws Exception {
        String entry = punch(AURORA_CHATTER, "in", null).path("id");
        assertEquals(List.of(200, 409), statuses(atOnce(2, "out", null), "not_clocked_in"));
        assertEquals("1", events(entry, "clocked_out"));
    }

    @Test
    void ofTwoBreaksAtOnceOneCounts() throws Exception {
        String entry = punch(AURORA_CHATTER, "in", null).path("id");
        assertEquals(List.of(200, 409), statuses(atOnce(2, "break/start", null), "break_open"));
        assertEquals("1", events(entry, "break_started"));
        assertEquals(List.of(200, 409), statuses(atOnce(2, "break/end", null), "no_break_open"));
        assertEquals("1", events(entry, "break_ended"));
    }

    @Test
    void aShiftThatIsBeingCancelledIsNotClockedInto() throws Exception {
        UUID shift = TimeDesk.shift(AURORA_CHATTER, -1, 60);
        try (Connection planner = ServiceStack.superuser()) {
            cancel(planner, shift);
            CompletableFuture<Response> clockIn = CompletableFuture.supplyAsync(() -> AURORA_CHATTER
                    .asks()
                    .contentType(ContentType.JSON)
                    .body(Map.of("shift_id", shift))
                    .post(CLOCK + "in"));
            TimeDesk.awaitWaiting();
            planner.commit();
            clockIn.join().then().statusCode(409).body("code", equalTo("shift_cancelled"));
        }
    }

    @Test
    void aShiftThatIsBeingClockedIntoIsNotCancelled() throws Exception {
        UUID shift = TimeDesk.shift(AURORA_CHATTER, -1, 60);
        for (int attempt = 0; attempt < 5; attempt++) {
            CompletableFuture<Response> clockIn =
                    CompletableFuture.supplyAsync(() -> punch(AURORA_CHATTER, "in", null));
            String cancelled;
            try (Connection planner = ServiceStack.superuser()) {
                cancel(planner, shift);
                planner.commit();
                cancelled = "cancelled";
            } catch (SQLException refused) {
                cancelled = refused.getMessage();
            }
            Response answer = clockIn.join();
            boolean onShift = shift.toString().equals(answer.path("shift_id"));
            assertTrue(
                    onShift ? cancelled.contains("shift_in_progress") : cancelled.equals("cancelled"),
                    answer.asString() + cancelled);
            TimeDesk.clear();
            shift = TimeDesk.shift(AURORA_CHATTER, -1, 60);
        }
    }

    private static void cancel(Connection planner, UUID shift) throws Exception {
        TimeDesk.become(planner, AURORA_PALADIN, "operations_caller");
        TimeDesk.one(planner, "select id from operations.cancel_shift(?, 'nobody is needed')", shift);
    }

    private static String events(String entry, String verb) throws Exception {
        return TimeDesk.one(
                "select count(*) from operations.outbox where aggregate_id = ?::uuid and event_type like ?",
                entry,
                "%.timesheet." + verb + ".v1");
    }

    private static List<Integer> statuses(List<Response> answers, String refusal) {
        answers.stream().filter(answer -> answer.statusCode() == 409).forEach(answer -> answer.then()
                .body("code", equalTo(refusal)));
        return answers.stream().map(Response::statusCode).sorted().toList();
    }

    private static List<Response> atOnce(int count, String verb, String key) {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            return IntStream.range(0, count)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> punch(AURORA_CHATTER, verb, key), callers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            callers.shutdown();
        }
    }

    private static Response punch(Person person, String verb, String key) {
        var request = person.asks().contentType(ContentType.JSON);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(CLOCK + verb);
    }
}
