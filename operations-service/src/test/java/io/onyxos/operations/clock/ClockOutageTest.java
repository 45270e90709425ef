package io.onyxos.operations.clock;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.TimeDesk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class ClockOutageTest {

    @Test
    void whoeverClocksInWhileTheDatabaseIsAwayRepeatsItWithTheSameKey() throws Exception {
        TimeDesk.clear();
        TimeDesk.one("alter role operations_login connection limit 0");
        try {
            TimeDesk.one(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'operations_login'");
            in().then().statusCode(503).header("Retry-After", notNullValue()).body("code", equalTo("unavailable"));
        } finally {
            TimeDesk.one("alter role operations_login connection limit -1");
        }
        String entry = in().then().statusCode(201).extract().path("id");
        in().then().statusCode(201).body("id", equalTo(entry));
        assertEquals("1", TimeDesk.one("select count(*) from timesheets"));
    }

    private static Response in() {
        return AURORA_CHATTER
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "the-morning-of-the-outage")
                .post("/operations/v1/clock/in");
    }
}
