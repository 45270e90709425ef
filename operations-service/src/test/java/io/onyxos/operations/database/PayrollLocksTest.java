package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What payroll has paid stays as it was paid. */
class PayrollLocksTest extends StoryTest {

    private static final UUID RUN = UUID.fromString("a0000000-0000-4000-8000-00000000abcd");
    private static final String FINALIZED =
            "select operations.on_payout_finalized('a0000000-0000-4000-8000-000000000001', ?, array[?::uuid], '{}')";
    private static final String VOIDED =
            "select operations.on_payout_voided('a0000000-0000-4000-8000-000000000001', ?)";
    private static final String LOCK = "select operations.lock_timesheets(?, array[?::uuid], '{}')";

    private UUID entry;

    @BeforeEach
    void prepare() throws Exception {
        // what finance's own migration grants to its caller
        story.tell("grant execute on function operations.lock_timesheets(uuid, uuid[], uuid[]) to operations_caller");
        story.tell("grant execute on function operations.release_timesheets(uuid) to operations_caller");
        UUID shift = rota.shift(AURORA_CHATTER, "-10 hours", "-2 hours");
        entry = rota.entry(AURORA_CHATTER, shift, "-10 hours", "-2 hours");
    }

    @Test
    void onlyApprovedAndUnpaidTimeIsLockedAndAllOfItOrNone() throws Exception {
        assertEquals("PT409 timesheets_changed", story.refused(AURORA_ADMIN, LOCK, RUN, entry));
        approve();
        assertEquals("PT403 forbidden", story.refused(AURORA_PALADIN, LOCK, RUN, entry));
        assertEquals("PT409 timesheets_changed", story.refused(NIGHTFALL_OWNER, LOCK, RUN, entry));
        assertEquals(
                "PT409 timesheets_changed",
                story.refused(
                        AURORA_ADMIN,
                        "select operations.lock_timesheets(?, array[?, gen_random_uuid()], '{}')",
                        RUN,
                        entry));
        assertEquals("1", story.as(AURORA_ADMIN, LOCK, RUN, entry));
        assertEquals("PT409 timesheets_changed", story.refused(AURORA_ADMIN, LOCK, UUID.randomUUID(), entry));
    }

    @Test
    void adjustmentsAreLockedAlong() throws Exception {
        approve();
        story.as(AURORA_ADMIN, """
                insert into timesheet_adjustments (employee_id, minutes, reason) values (?, 10, 'Stayed longer')""", AURORA_CHATTER.id());
        String all =
                "select operations.lock_timesheets(?, array[?::uuid], array(select id from timesheet_adjustments))";
        assertEquals("2", story.as(AURORA_ADMIN, all, RUN, entry));
        assertEquals("2", story.as(AURORA_ADMIN, "select operations.release_timesheets(?)", RUN));
        assertEquals("0", story.tell("""
                select count(payout_run_id) + (select count(payout_run_id) from timesheet_adjustments) from timesheets"""));
    }

    @Test
    void nothingOfPaidTimeChangesButTheNote() throws Exception {
        approve();
        story.as(AURORA_ADMIN, LOCK, RUN, entry);
        assertEquals("1", story.as(AURORA_CHATTER, "update timesheets set note = 'Thanks' where id = ?", entry));
        assertEquals("PT409 locked", story.refused(AURORA_ADMIN, """
                select operations.edit_timesheet(?, '{"breaks": []}', 'Too late')""", entry));
        assertEquals(
                "PT409 locked",
                story.refused(AURORA_PALADIN, "select operations.reopen_timesheet(?, 'Too late')", entry));
        assertEquals(
                "PT409 locked", story.refused(AURORA_ADMIN, "select operations.void_timesheet(?, 'Too late')", entry));
        assertEquals(
                "PT409 locked",
                Refusals.of(() -> story.tell("update timesheets set clock_out = now() where id = ?", entry)));
    }

    @Test
    void anotherPlanDoesNotRecountPaidTime() throws Exception {
        approve();
        story.as(AURORA_ADMIN, LOCK, RUN, entry);
        story.tell("update shifts set start_time = start_time + interval '1 hour'");
        assertEquals("approved 480", story.tell("select status || ' ' || payable_minutes from timesheets"));
    }

    @Test
    void addressesAreForgottenEvenOfPaidTime() throws Exception {
        approve();
        story.tell("update timesheets set clock_in_ip = '203.0.113.0/24'");
        story.as(AURORA_ADMIN, LOCK, RUN, entry);
        assertEquals(
                "1",
                Refusals.of(() -> story.tell("update timesheets set clock_in_ip = null"))
                        .replace("allowed: ", ""));
    }

    @Test
    void theEventsOfPayrollRepairWhatTheRunLeftOpen() throws Exception {
        approve();
        assertEquals("1", story.asWorker(FINALIZED, RUN, entry));
        assertEquals("0", story.asWorker(FINALIZED, RUN, entry));
        assertEquals("1", story.asWorker(VOIDED, RUN));
        assertEquals("0", story.asWorker(VOIDED, RUN));
    }

    @Test
    void whatIsHeardLateOfARunThatIsVoidLocksNothingAndAnotherRunPays() throws Exception {
        approve();
        story.as(AURORA_ADMIN, LOCK, RUN, entry);
        story.as(AURORA_ADMIN, "select operations.release_timesheets(?)", RUN);
        assertEquals("0", story.asWorker(FINALIZED, RUN, entry));
        assertEquals("PT409 timesheets_changed", story.refused(AURORA_ADMIN, LOCK, RUN, entry));
        assertEquals("1", story.as(AURORA_ADMIN, LOCK, UUID.randomUUID(), entry));
    }

    @Test
    void aRunThatIsVoidBeforeItsEndIsHeardOfLocksNothing() throws Exception {
        approve();
        story.asWorker(VOIDED, RUN);
        assertEquals("0", story.asWorker(FINALIZED, RUN, entry));
        assertEquals("0", story.tell("select count(payout_run_id) from timesheets"));
    }

    private void approve() throws Exception {
        story.as(AURORA_PALADIN, "select operations.approve_timesheet(?, null)", entry);
    }
}
