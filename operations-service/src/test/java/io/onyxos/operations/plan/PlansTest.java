package io.onyxos.operations.plan;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a planner asks every day costs by his own agency's size, whoever else is in the database. */
@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
@TestProfile(PlansTest.WithLargeAgencies.class)
class PlansTest {

    /** Has a database of its own, in which two agencies are large. */
    public static class WithLargeAgencies implements QuarkusTestProfile {}

    /** After five executions Postgres may settle on a plan for any values. */
    private static final int UNTIL_ITS_PLAN_IS_SETTLED = 7;

    private static boolean filled;

    @BeforeEach
    void fill() throws Exception {
        if (!filled) {
            try (var rows = PlansTest.class.getResourceAsStream("/two-large-agencies.sql")) {
                Sql.run(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
            }
            ServerLog.explainEverything();
            filled = true;
        }
    }

    @Test
    void aWeekOfShiftsIsReadOffTheAgencysOwnIndex() throws Exception {
        assertReadsOwnRowsOnly(AURORA_PALADIN, "/shifts?from=2026-04-12T21:00:00Z&to=2026-04-19T21:00:00Z&limit=200")
                .body("data", hasSize(200));
    }

    @Test
    void gapsOfTwoMonthsAreFoundInOneReadingOfTheAgencysShifts() throws Exception {
        assertReadsOwnRowsOnly(AURORA_PALADIN, "/coverage/gaps?from=2026-04-05T21:00:00Z&to=2026-06-06T21:00:00Z")
                .body("gaps", not(empty()));
    }

    @Test
    void theHoursOfAQuarterAreSummedFromTheAgencysOwnEntries() throws Exception {
        assertReadsOwnRowsOnly(
                        AURORA_PALADIN,
                        "/timesheets/summary?from=2026-01-04&to=2026-04-05&group_by=employee&group_by=week")
                .body("data", hasSize(2_600));
    }

    @Test
    void whoSumsTheirOwnHoursReadsNobodyElses() throws Exception {
        assertReadsOwnRowsOnly(AURORA_CHATTER, "/timesheets/summary?from=2026-01-04&to=2026-04-05&group_by=week");
    }

    @Test
    void whoCanTakeAShiftIsFoundInOneReadingOfTheWeeksAroundIt() throws Exception {
        Sql.run(new String(
                PlansTest.class
                        .getResourceAsStream("/fifty-thousand-shifts.sql")
                        .readAllBytes(),
                StandardCharsets.UTF_8));
        Object shift = Sql.column("select id from public.shifts where title = 'candidates wanted'")
                .get(0);

        assertReadsOwnRowsOnly(AURORA_PALADIN, "/shifts/" + shift + "/candidates")
                .body("data.findAll { it.employee.username.startsWith('chatter-') }", hasSize(400))
                .body("data[0].obstacles", empty());
    }

    @Test
    void theClockReadsTheShiftsAtHandAndNotAllOfThePerson() throws Exception {
        Sql.run("""
                insert into public.shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
                select agency_id, id, now() - n * interval '1 day', now() - n * interval '1 day' + interval '8 hours', 'UTC', now()
                from public.profiles, generate_series(100, 800) n where id = ?""", AURORA_CHATTER.id());
        Sql.run("analyze public.shifts");

        assertReadsOwnRowsOnly(AURORA_CHATTER, "/clock");
    }

    @Test
    void aPlanThatReadsEverybodysRowsIsNoticed() throws Exception {
        assertFault("Seq Scan of timesheets without an index", "select sum(payable_minutes) from public.timesheets");
        assertFault("which is everybody's", "select * from public.shifts where employee_id = md5('nobody')::uuid");
        assertFault("Bitmap Heap Scan of shifts for nothing", """
                select * from public.shifts where agency_id = 'a0000000-0000-4000-8000-000000000001'
                and start_time < '2026-05-01' and timezone <> 'Europe/Bucharest'""");
    }

    private static ValidatableResponse assertReadsOwnRowsOnly(Person person, String path) throws Exception {
        long start = ServerLog.end();
        ValidatableResponse answer = null;
        for (int time = 0; time < UNTIL_ITS_PLAN_IS_SETTLED; time++) {
            answer = person.asks().get("/operations/v1" + path).then().statusCode(200);
        }
        List<Plan> plans = ServerLog.plansSince(start);
        assertTrue(plans.size() >= UNTIL_ITS_PLAN_IS_SETTLED, plans.size() + " plans");
        for (Plan plan : plans) {
            assertEquals(
                    List.of(),
                    plan.faults(),
                    plan.statement() + "\n" + plan.root().toPrettyString());
        }
        return answer;
    }

    private static void assertFault(String fault, String statement) throws Exception {
        Object plan = Sql.column("explain (analyze, format json) " + statement).get(0);
        var faults =
                new Plan(statement, new ObjectMapper().readTree(plan.toString()).at("/0/Plan")).faults();
        assertTrue(String.join(", ", faults).contains(fault), faults + " instead of " + fault);
    }
}
