package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_RANGER;
import static io.onyxos.operations.shift.Shifts.VESPER;
import static io.onyxos.operations.shift.Shifts.path;
import static io.onyxos.operations.shift.Shifts.plan;
import static io.onyxos.operations.shift.Shifts.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that answer with the GET of their resource. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class CommandKeysTest {

    private static final String SERIES = "/operations/v1/shift-series";
    private static final LocalDate START =
            LocalDate.now(ZoneId.of("Europe/Bucharest")).plusDays(2);

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void cancelIsDoneOnceUnderItsKey() {
        Response shift = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of());
        String cancel = path(shift) + "/cancel";

        doneOnce(AURORA_PALADIN, cancel, Map.of("reason", "Model ill"));
        reused(AURORA_PALADIN, cancel, Map.of("reason", "Another reason"));
    }

    @Test
    void reinstateIsDoneOnceUnderItsKey() {
        Response shift = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of());
        Response other = plan(AURORA_PALADIN, AURORA_CHATTER, 8, Map.of());
        post(AURORA_PALADIN, path(shift) + "/cancel", Map.of("reason", "Model ill"))
                .then()
                .statusCode(200);

        doneOnce(AURORA_PALADIN, path(shift) + "/reinstate", null);
        reused(AURORA_PALADIN, path(other) + "/reinstate", null);
    }

    @Test
    void claimIsDoneOnceUnderItsKey() {
        Response open = plan(AURORA_PALADIN, null, 0, Map.of("model_id", VESPER));
        Response other = plan(AURORA_PALADIN, null, 8, Map.of("model_id", VESPER));

        doneOnce(AURORA_RANGER, path(open) + "/claim", null);
        reused(AURORA_RANGER, path(other) + "/claim", null);
    }

    @Test
    void endIsDoneOnceUnderItsKey() {
        Response series = post(
                AURORA_PALADIN,
                SERIES,
                Map.of(
                        "employee_id",
                        AURORA_CHATTER.id(),
                        "start_on",
                        START.toString(),
                        "local_start",
                        "20:00",
                        "local_end",
                        "04:00",
                        "rrule",
                        "FREQ=DAILY",
                        "occurrence_count",
                        3));
        String end = SERIES + "/" + series.path("id") + "/end";

        doneOnce(AURORA_PALADIN, end, Map.of("on", START.plusDays(1).toString()));
        reused(AURORA_PALADIN, end, Map.of("on", START.toString()));
    }

    private void doneOnce(Person person, String command, Object body) {
        Response first = withKey(person, command, body);
        first.then().statusCode(200).header("Idempotency-Replayed", nullValue());
        withKey(person, command, body)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .header("ETag", first.header("ETag"))
                .body(equalTo(first.asString()));
    }

    private void reused(Person person, String command, Object body) {
        withKey(person, command, body).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    private Response withKey(Person person, String command, Object body) {
        var request = person.asks().contentType(ContentType.JSON).header("Idempotency-Key", key);
        return body == null ? request.post(command) : request.body(body).post(command);
    }
}
