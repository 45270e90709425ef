package io.onyxos.operations.timesheet;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;

import io.onyxos.kit.testing.Person;
import io.onyxos.operations.TimeDesk;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Entries that Aurora's admin makes over HTTP. */
public final class Entries {

    public static final String TIMESHEETS = "/operations/v1/timesheets/";

    private Entries() {}

    /** The night that the rules are explained by: from 17:52:10 to 02:12:40 with a break, on a shift of eight hours. */
    public static Response night() throws Exception {
        UUID shift = TimeDesk.shift(AURORA_CHATTER, "2026-03-10T18:00:00Z", "2026-03-11T02:00:00Z");
        Object pause = Map.of("started_at", "2026-03-10T21:00:00Z", "ended_at", "2026-03-10T21:40:30Z");
        return enter(
                AURORA_CHATTER,
                "2026-03-10T17:52:10Z",
                "2026-03-11T02:12:40Z",
                Map.of("shift_id", shift, "breaks", List.of(pause)));
    }

    public static Response enter(Person person, String in, String out, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("employee_id", person.id(), "clock_in", in, "clock_out", out, "reason", "the clock was away"));
        body.putAll(more);
        return AURORA_ADMIN.asks().contentType(ContentType.JSON).body(body).post("/operations/v1/timesheets");
    }

    /** Changes what has just been read. */
    public static ValidatableResponse edit(Person person, String entry, Object change) {
        return person.asks()
                .header("If-Match", tag(entry))
                .contentType("application/merge-patch+json")
                .body(change)
                .patch(entry)
                .then();
    }

    /** What a manager does to an entry as it is now. */
    public static ValidatableResponse decide(Person person, String entry, String verb, String reason) {
        var request = person.asks().header("If-Match", tag(entry)).contentType(ContentType.JSON);
        return (reason == null ? request : request.body(Map.of("reason", reason)))
                .post(entry + "/" + verb)
                .then();
    }

    /** Marks an entry as paid as finance does, in a transaction that is left open. */
    static void pay(Connection finance, String entry) throws Exception {
        TimeDesk.become(finance, AURORA_OWNER, "none");
        TimeDesk.one(
                finance,
                "select operations.lock_timesheets(gen_random_uuid(), array[?::uuid], '{}')",
                entry.substring(TIMESHEETS.length()));
    }

    public static String tag(String entry) {
        return AURORA_PALADIN.asks().get(entry).header("ETag");
    }
}
