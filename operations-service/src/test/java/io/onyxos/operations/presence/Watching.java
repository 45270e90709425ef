package io.onyxos.operations.presence;

import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.EventBroker;
import io.onyxos.kit.testing.EventStream;
import io.onyxos.kit.testing.Person;
import io.restassured.http.ContentType;
import java.util.UUID;

/** The words of the tests of the stream. */
final class Watching {

    static final String STREAM = "/operations/v1/clock/stream";
    static final UUID AURORA = UUID.fromString("a0000000-0000-4000-8000-000000000001");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Watching() {}

    /** A stream that is open: its first snapshot has been read. */
    static EventStream watch(Person person) throws Exception {
        EventStream stream = EventStream.open(STREAM, person.bearer());
        stream.next("snapshot");
        return stream;
    }

    static JsonNode data(EventStream.Event event) throws Exception {
        return JSON.readTree(event.data());
    }

    /** The id of the entry. */
    static String punch(Person person, String verb) {
        return person.asks()
                .contentType(ContentType.JSON)
                .post("/operations/v1/clock/" + verb)
                .then()
                .statusCode(lessThan(300))
                .extract()
                .path("id");
    }

    /** Tells of a change of somebody's entry without one, in the place of the relay. */
    static void tellOfEntry(String verb, Person person, String status, String reviewReasons) {
        UUID entry = UUID.randomUUID();
        EventBroker.send("io.onyxos.operations.timesheet." + verb + ".v1", entry, AURORA, """
                {"timesheet_id": "%s", "employee_id": "%s", "shift_id": null, "model_id": null, "status": "%s",
                "clock_in": "2026-03-10T17:52:10+00:00", "clock_out": null, "is_late": false, "late_minutes": 0,
                "review_reasons": [%s], "more": "than the stream tells"}
                """.formatted(
                        entry, person.id(), status, reviewReasons));
    }
}
