package io.onyxos.kit.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.events.EventsWorld;
import io.onyxos.kit.events.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsWorld.class)
class HousekeepingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Housekeeping housekeeping;

    @BeforeEach
    void startWithNothing() throws SQLException {
        Sql.run("delete from kit.idempotency_keys; delete from kit.inbox");
    }

    @Test
    void moreThanABatchIsDeletedInBatchesByTwoReplicasAtOnce() throws SQLException {
        Sql.run("""
                insert into kit.idempotency_keys (scope, key, request_hash, expires_at)
                select 'test', n::text, '', now() + make_interval(hours => case when n <= 10001 then -1 else 1 end)
                from generate_series(1, 10003) n""");

        int deleted = Uni.combine()
                .all()
                .unis(housekeeping.deleteExpired(), housekeeping.deleteExpired())
                .with(Integer::sum)
                .await()
                .atMost(PATIENCE);

        assertEquals(10_001, deleted);
        assertEquals("10002,10003", Sql.one("select string_agg(key, ',' order by key) from kit.idempotency_keys"));
    }

    @Test
    void anEventIsForgottenAFortnightAfterItCameAndNotBefore() throws SQLException {
        Sql.run("""
                insert into kit.inbox (consumer, event_id, received_at)
                select 'kit', private.uuid_floor(now() - happened), now() - received
                from (values (interval '15 days', interval '15 days'), ('16 days', '1 day'), ('13 days', '13 days'))
                  event (happened, received)""");

        assertEquals(1, housekeeping.deleteExpired().await().atMost(PATIENCE));
        assertEquals(
                "13,1",
                Sql.one("select string_agg(extract(day from now() - received_at)::text, ',' order by received_at)"
                        + " from kit.inbox"));
    }

    @Test
    void aTurnThatFailsIsLeftToTheNext() throws SQLException {
        Sql.run("insert into kit.inbox (consumer, event_id, received_at)"
                + " select 'kit', private.uuid_floor(now() - interval '15 days'), now() - interval '15 days'");
        Sql.run("revoke execute on function kit.delete_expired(integer) from kit_worker");

        housekeeping.turn().await().atMost(PATIENCE);
        assertEquals("1", Sql.one("select count(*)::text from kit.inbox"));

        Sql.run("grant execute on function kit.delete_expired(integer) to kit_worker");
        housekeeping.turn().await().atMost(PATIENCE);
        assertEquals("0", Sql.one("select count(*)::text from kit.inbox"));
    }
}
