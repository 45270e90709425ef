package io.onyxos.operations.assignment;

import io.onyxos.kit.testing.Person;
import io.onyxos.operations.Sql;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What the tests of assignments say to the service. */
final class Assignments {

    static final String PATH = "/operations/v1/model-assignments";
    static final String LUNA = "a0000000-0000-4000-8000-000000000201";
    static final String VESPER = "a0000000-0000-4000-8000-000000000202";
    static final String OPAL_WHO_LEFT = "a0000000-0000-4000-8000-000000000205";
    static final String LUNA_OF_NIGHTFALL = "b0000000-0000-4000-8000-000000000201";
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Bucharest"));

    private Assignments() {}

    static void forgetAll() throws Exception {
        Sql.run("delete from public.model_assignments");
    }

    static Response assign(Person assigner, String model, Person person, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("model_id", model);
        body.put("profile_id", person.id());
        return post(assigner, PATH, body);
    }

    static Response post(Person person, String path, Object body) {
        return person.asksWithSecondFactor()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    static Response edit(Person person, Response seen, Object change) {
        return person.asksWithSecondFactor()
                .contentType(ContentType.JSON)
                .header("If-Match", seen.header("ETag"))
                .body(change)
                .patch(path(seen));
    }

    static Response delete(Person person, Response seen) {
        return person.asksWithSecondFactor()
                .header("If-Match", seen.header("ETag"))
                .delete(path(seen));
    }

    static Response get(Person person, Response seen) {
        return person.asks().get(path(seen));
    }

    static String path(Response seen) {
        return PATH + "/" + seen.path("id");
    }
}
