package io.onyxos.operations.background;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ScheduleTest.EverySecond.class)
@QuarkusTestResource(ServiceStack.class)
class ScheduleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Turns that a test can wait for. */
    public static final class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("onyx.rota-watch.every", "1s", "onyx.upkeep.every", "1s");
        }
    }

    @Test
    void theWorkIsDoneInItsTurnsAndGoesOnAfterTheDatabaseWasAway() throws Exception {
        Roster.clear();
        UUID late = Roster.shift(AURORA_CHATTER, "-1 hour", "2 hours");
        await(List.of(true), "select late_alerted_at is not null from public.shifts where id = '" + late + "'");

        Sql.run("alter role operations_login connection limit 0");
        Sql.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'operations_login'");
        UUID over = Roster.shift(AURORA_SMM, "1 hour", "3 hours");
        Roster.letPass(over, "-3 hours", "-1 hour");
        UUID forgotten = Roster.entry(AURORA_CHATTER, null, "-20 hours");
        Thread.sleep(2_500);
        assertEquals(List.of("scheduled"), Sql.column("select status from public.shifts where id = ?", over));

        Sql.run("alter role operations_login connection limit -1");
        await(List.of("missed"), "select status from public.shifts where id = '" + over + "'");
        await(List.of("completed"), "select status from public.timesheets where id = '" + forgotten + "'");
    }

    private static void await(List<?> expected, String sql) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Sql.column(sql).equals(expected)) {
            if (Instant.now().isAfter(deadline)) {
                fail("not " + expected + ": " + sql);
            }
            Thread.sleep(50);
        }
    }
}
