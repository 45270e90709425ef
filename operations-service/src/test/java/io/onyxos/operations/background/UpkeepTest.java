package io.onyxos.operations.background;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class UpkeepTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Batches batches;

    @BeforeEach
    void startWithNothing() throws Exception {
        Roster.clear();
    }

    @Test
    void aRequestExpiresWhenItsShiftBegins() throws Exception {
        UUID begun = Roster.shift(AURORA_CHATTER, "1 hour", "3 hours");
        UUID ahead = Roster.shift(AURORA_SMM, "1 hour", "3 hours");
        Sql.run("""
                insert into public.shift_swaps (agency_id, shift_id, kind, requested_by)
                select agency_id, id, 'cover', employee_id from public.shifts""");
        Roster.letPass(begun, "-1 minute", "2 hours");

        assertEquals(1, twice(batches.expireSwaps(), batches.expireSwaps()));
        assertEquals(List.of("expired"), Sql.column("select status from public.shift_swaps where shift_id = ?", begun));
        assertEquals(List.of("open"), Sql.column("select status from public.shift_swaps where shift_id = ?", ahead));
        assertEquals(0, twice(batches.expireSwaps(), batches.expireSwaps()));
    }

    @Test
    void addressesAreErasedAfterNinetyDaysAndNothingElseChanges() throws Exception {
        Roster.withoutTriggers("""
                insert into public.timesheets (agency_id, employee_id, clock_in, clock_out, status, timezone, work_date,
                  clock_in_ip, clock_out_ip, total_minutes, break_minutes, worked_minutes, payable_minutes)
                select agency_id, id, now() - make_interval(days => n), now() - make_interval(days => n) + interval '1 hour',
                  'completed', 'UTC', current_date - n, '203.0.113.0/24', '203.0.113.0/24', 60, 0, 60, 60
                from public.profiles, unnest(array[89, 91, 200]) n where id = ?""", AURORA_CHATTER.id());

        assertEquals(2, twice(batches.eraseAddresses(), batches.eraseAddresses()));
        assertEquals(
                List.of(1L),
                Sql.column("select count(*) from public.timesheets where clock_in_ip is not null and clock_out_ip is"
                        + " not null"));
        assertEquals(List.of(3L), Sql.column("select count(*) from public.timesheets where status = 'completed'"));
    }

    @Test
    void theCalendarOfWhoLeftEnds() throws Exception {
        Sql.run("delete from public.calendar_feeds");
        Sql.run(
                "insert into public.calendar_feeds (agency_id, profile_id, token_hash)"
                        + " select agency_id, id, sha256(id::text::bytea) from public.profiles where id in (?, ?)",
                AURORA_CHATTER.id(),
                AURORA_FORMER_CHATTER.id());

        assertEquals(1, twice(batches.endFeeds(), batches.endFeeds()));
        assertEquals(
                List.of(AURORA_FORMER_CHATTER.id()),
                Sql.column("select profile_id from public.calendar_feeds where revoked_at is not null"));
    }

    /** Two replicas in the same moment; what they did in all. */
    private static int twice(Uni<Integer> one, Uni<Integer> other) {
        return Uni.combine().all().unis(one, other).with(Integer::sum).await().atMost(PATIENCE);
    }
}
