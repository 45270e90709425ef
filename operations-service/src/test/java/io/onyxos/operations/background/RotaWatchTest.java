package io.onyxos.operations.background;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.ServiceStack;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceStack.class)
class RotaWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Batches batches;

    @BeforeEach
    void startWithNothing() throws Exception {
        Roster.clear();
    }

    @Test
    void aLateShiftIsToldOnceHoweverManyReplicasLook() throws Exception {
        UUID late = Roster.shift(AURORA_CHATTER, "-20 minutes", "3 hours");
        Roster.shift(AURORA_SMM, "-2 minutes", "3 hours");

        assertEquals(1, together(batches::detectLate));
        assertEquals(0, together(batches::detectLate));
        assertEquals(List.of(1L), told(late, "shift.late_detected"));
    }

    @Test
    void afterDowntimeOnlyRunningShiftsAreLateAndPastOnesAreMissed() throws Exception {
        UUID over = Roster.shift(AURORA_CHATTER, "1 hour", "3 hours");
        Roster.letPass(over, "-3 days", "-70 hours");
        UUID running = Roster.shift(AURORA_SMM, "-7 hours", "1 hour");

        assertEquals(1, together(batches::detectLate));
        assertEquals(1, together(batches::markMissed));
        assertEquals(List.of("missed"), Sql.column("select status from public.shifts where id = ?", over));
        assertEquals(List.of(0L), told(over, "shift.late_detected"));
        assertEquals(List.of(1L), told(over, "shift.missed"));
        assertEquals(List.of(1L), told(running, "shift.late_detected"));
        assertEquals(0, together(batches::markMissed));
    }

    @Test
    void moreThanABatchIsMissedOnceHoweverManyReplicasCatchUp() throws Exception {
        Roster.withoutTriggers("""
                insert into public.shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
                select agency_id, id, now() - make_interval(hours => n * 2), now() - make_interval(hours => n * 2 - 1), 'UTC', now()
                from public.profiles, generate_series(1, 450) n where id = ?""", AURORA_CHATTER.id());

        assertEquals(450, together(batches::markMissed));
        assertEquals(
                List.of(450L),
                Sql.column(
                        "select count(distinct aggregate_id) from operations.outbox where event_type like '%shift.missed.v1'"));
        assertEquals(
                List.of(450L),
                Sql.column("select count(*) from operations.outbox where event_type like '%shift.missed.v1'"));
    }

    @Test
    void aForgottenEntryIsClosedOnceAtATimeThatDoesNotDependOnTheJob() throws Exception {
        UUID shift = Roster.shift(AURORA_CHATTER, "-30 hours", "-22 hours");
        UUID entry = Roster.entry(AURORA_CHATTER, shift, "-30 hours");

        assertEquals(1, together(batches::closeForgotten));
        assertEquals(0, together(batches::closeForgotten));
        assertEquals(
                List.of("{auto_closed} true"),
                Sql.column(
                        "select t.review_reasons::text || ' ' || (t.clock_out = s.end_time) from public.timesheets t"
                                + " join public.shifts s on s.id = t.shift_id where t.id = ?",
                        entry));
        assertEquals(List.of(1L), told(entry, "timesheet.auto_closed"));
    }

    @Test
    void whatSomebodyElseIsAtIsLeftToTheNextTurn() throws Exception {
        UUID held = Roster.shift(AURORA_CHATTER, "-20 minutes", "3 hours");
        Roster.shift(AURORA_SMM, "-20 minutes", "3 hours");
        try (Connection other = ServiceStack.superuser()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select from public.shifts where id = '" + held + "' for update");
            assertEquals(1, together(batches::detectLate));
            // a connection that is only closed lets go of its locks a moment later
            other.rollback();
        }
        assertEquals(1, together(batches::detectLate));
        assertEquals(List.of(1L), told(held, "shift.late_detected"));
    }

    /** Three replicas in the same moment; what they did in all. */
    private static int together(Supplier<Uni<Integer>> job) {
        return Uni.combine()
                .all()
                .unis(job.get(), job.get(), job.get())
                .with(
                        Integer.class,
                        counts -> counts.stream().mapToInt(Integer::intValue).sum())
                .await()
                .atMost(PATIENCE);
    }

    private static List<Object> told(UUID row, String event) throws Exception {
        return Sql.column(
                "select count(*) from operations.outbox where aggregate_id = ? and event_type = 'io.onyxos.operations.'"
                        + " || ? || '.v1'",
                row,
                event);
    }
}
