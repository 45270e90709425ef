package io.onyxos.operations.shift;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.operations.shift.Shifts.PATH;
import static io.onyxos.operations.shift.Shifts.at;
import static io.onyxos.operations.shift.Shifts.edit;
import static io.onyxos.operations.shift.Shifts.get;
import static io.onyxos.operations.shift.Shifts.plan;
import static io.onyxos.operations.shift.Shifts.post;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would be, asked of the database itself and taken back. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class DryRunTest {

    @BeforeEach
    void nothingIsPlanned() throws Exception {
        Roster.clear();
    }

    @Test
    void aDryRunSaysWhatWouldBeAndWritesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        AURORA_PALADIN
                .asks()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Shifts.shift(AURORA_CHATTER, 0, Map.of()))
                .post(PATH + "?dry_run=true")
                .then()
                .statusCode(200)
                .body("id", notNullValue())
                .body("planned_minutes", equalTo(240))
                .body("employee.username", equalTo("aurora-chatter"));

        assertEquals(List.of(), Sql.column("select id from public.shifts"));
        assertEquals(List.of(), Sql.column("select id from operations.outbox"));
        assertEquals(List.of(), Sql.column("select key from operations.idempotency_keys where key = ?", key));
        plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of()).then().statusCode(201);
        post(AURORA_PALADIN, PATH + "?dry_run=true", Shifts.shift(AURORA_CHATTER, 1, Map.of()))
                .then()
                .statusCode(409)
                .body("code", equalTo("shift_overlap"));
    }

    @Test
    void aDryRunOfAChangeSaysWhatWouldBeAndChangesNothing() throws Exception {
        Response planned = plan(AURORA_PALADIN, AURORA_CHATTER, 0, Map.of());
        plan(AURORA_PALADIN, AURORA_SMM, 4, Map.of());
        List<Object> told = Sql.column("select id from operations.outbox");

        edit(AURORA_PALADIN, planned, "?dry_run=true", Map.of("end_time", at(6)))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(planned.header("ETag")))
                .body("planned_minutes", equalTo(360))
                .body("revision", equalTo(planned.<Integer>path("revision") + 1));
        edit(AURORA_PALADIN, planned, "?dry_run=true", Map.of("end_time", at(6), "employee_id", AURORA_SMM.id()))
                .then()
                .statusCode(409)
                .body("code", equalTo("shift_overlap"));

        get(AURORA_PALADIN, planned).then().header("ETag", equalTo(planned.header("ETag")));
        assertEquals(told, Sql.column("select id from operations.outbox"));
    }
}
