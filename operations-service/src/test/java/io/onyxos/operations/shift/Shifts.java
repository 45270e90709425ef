package io.onyxos.operations.shift;

import io.onyxos.kit.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the tests of shifts say to the service. */
public final class Shifts {

    public static final String PATH = "/operations/v1/shifts";
    public static final String LUNA = "a0000000-0000-4000-8000-000000000201";
    public static final String VESPER = "a0000000-0000-4000-8000-000000000202";
    public static final String OPAL_WHO_LEFT = "a0000000-0000-4000-8000-000000000205";

    /** Noon tomorrow, in UTC. */
    static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS).plus(12, ChronoUnit.HOURS);

    private Shifts() {}

    /** Plans from noon plus so many hours, for four hours. */
    public static Response plan(Person planner, Person employee, int hours, Map<String, ?> more) {
        return post(planner, PATH, shift(employee, hours, more));
    }

    static Map<String, Object> shift(Person employee, int hours, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("employee_id", employee == null ? null : employee.id());
        body.put("start_time", at(hours));
        body.put("end_time", at(hours + 4));
        body.putAll(more);
        return body;
    }

    static String at(int hours) {
        return NOON.plus(hours, ChronoUnit.HOURS).toString();
    }

    public static Response post(Person person, String path, Object body) {
        var request = person.asks().contentType(ContentType.JSON);
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    public static Response edit(Person person, Response seen, String query, Object change) {
        return person.asks()
                .contentType(ContentType.JSON)
                .header("If-Match", seen.header("ETag"))
                .body(change)
                .patch(path(seen) + query);
    }

    public static Response delete(Person person, Response seen) {
        return person.asks().header("If-Match", seen.header("ETag")).delete(path(seen));
    }

    public static Response get(Person person, Response seen) {
        return person.asks().get(path(seen));
    }

    public static String path(Response seen) {
        return PATH + "/" + seen.path("id");
    }

    /** The statuses of requests that are sent at once, lowest first. */
    @SafeVarargs
    public static List<Integer> atOnce(Supplier<Response>... requests) {
        return Stream.of(requests).map(CompletableFuture::supplyAsync).toList().stream()
                .map(CompletableFuture::join)
                .map(Response::statusCode)
                .sorted()
                .toList();
    }
}
