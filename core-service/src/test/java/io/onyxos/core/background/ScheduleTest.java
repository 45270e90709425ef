package io.onyxos.core.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.onyxos.core.Sql;
import io.onyxos.core.agency.Newcomer;
import io.onyxos.core.profile.Members;
import io.onyxos.kit.testing.ServiceStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ScheduleTest.EverySecond.class)
@QuarkusTestResource(ServiceStack.class)
class ScheduleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Turns that a test can wait for. */
    public static final class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("onyx.purge.every", "1s", "onyx.offboarding.every", "1s", "onyx.retention.every", "1s");
        }
    }

    @Test
    void theWorkIsDoneInItsTurnsAndGoesOnAfterTheDatabaseWasAway() throws Exception {
        Newcomer owner = Newcomer.signUp();
        UUID agency = UUID.fromString(owner.agency().substring("/core/v1/agencies/".length()));
        UUID model = UUID.fromString(owner.post(
                        "/core/v1/models",
                        Map.of(
                                "name",
                                "Muse",
                                "left_on",
                                LocalDate.now().minusDays(3).toString()))
                .path("id"));
        String status = "select status from public.models where id = '" + model + "'";
        String old = "select count(*) from public.audit_entries where at < now() - interval '24 months'";

        Members.run("update public.models set status = 'active' where id = ?", model);
        await(List.of("archived"), status);

        Members.run("alter role core_login connection limit 0");
        Members.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'core_login'");
        Members.run("update public.models set status = 'active', archived_at = null where id = ?", model);
        Members.run(
                "insert into public.audit_entries (agency_id, at, actor_kind, action, table_name, row_id)"
                        + " values (?, now() - interval '3 years', 'system', 'update', 'tests', ?)",
                agency,
                model);
        owner.asks().get("/core/v1/me").then().statusCode(503);
        Thread.sleep(2_500);
        assertEquals(List.of("active"), Sql.column(status));
        assertEquals(List.of(1L), Sql.column(old));

        Members.run("alter role core_login connection limit -1");
        await(List.of("archived"), status);
        await(List.of(0L), old);
        Members.run("update public.agencies set closing_at = now() where id = ?", agency);
        await(List.of(), "select id from public.agencies where id = '" + agency + "'");
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
