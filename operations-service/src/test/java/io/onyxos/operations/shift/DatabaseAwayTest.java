package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.operations.shift.Shifts.PATH;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class DatabaseAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String key = UUID.randomUUID().toString();

    @Test
    void aPlannerIsToldToComeBackAndPlansOnceWithTheSameKey() throws Exception {
        Roster.clear();
        Sql.run("alter role operations_login connection limit 0");
        try {
            Sql.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'operations_login'");
            plan().then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("code", equalTo("unavailable"));
        } finally {
            Sql.run("alter role operations_login connection limit -1");
        }

        Response planned = plan();
        for (Instant deadline = Instant.now().plus(PATIENCE);
                planned.statusCode() == 503 && Instant.now().isBefore(deadline);
                planned = plan()) {
            Thread.sleep(100);
        }
        planned.then().statusCode(201);
        plan().then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertEquals(List.of(1L), Sql.column("select count(*) from public.shifts"));
    }

    private Response plan() {
        return AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Shifts.shift(AURORA_CHATTER, 0, Map.of()))
                .post(PATH);
    }
}
