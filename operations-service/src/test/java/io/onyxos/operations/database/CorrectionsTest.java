package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people ask to have put right, before and after it is paid. */
class CorrectionsTest extends StoryTest {

    private static final String ASK = """
            insert into timesheet_corrections (timesheet_id, clock_in, clock_out, reason)
            values (?, now() + ?::interval, now() + ?::interval, 'Battery was empty') returning id""";
    private static final String APPROVE = "select status from operations.approve_correction(?::uuid)";
    private static final UUID RUN = UUID.fromString("a0000000-0000-4000-8000-00000000abcd");

    private UUID entry;

    @BeforeEach
    void prepare() throws Exception {
        entry = rota.entry(AURORA_CHATTER, null, "-10 hours", "-2 hours");
        rota.forgetEvents();
    }

    @Test
    void anApprovedRequestChangesTheEntryInOneGo() throws Exception {
        String asked = story.as(AURORA_CHATTER, ASK, entry, "-10 hours", "-3 hours");
        assertEquals("approved", story.as(AURORA_PALADIN, APPROVE, asked));
        assertEquals(
                "completed correction 420 {corrected,no_shift}",
                story.tell(
                        "select concat_ws(' ', status, source, payable_minutes, review_reasons::text) from timesheets"));
        assertEquals("timesheet.corrected", rota.eventsOfClock());
        assertEquals("PT409 invalid_transition", story.refused(AURORA_PALADIN, APPROVE, asked));
    }

    @Test
    void aMissingEntryIsMade() throws Exception {
        String asked = story.as(AURORA_CHATTER, ASK, null, "-30 hours", "-25 hours");
        story.as(AURORA_PALADIN, APPROVE, asked);
        assertEquals("correction 300", story.tell("""
                        select t.source || ' ' || t.payable_minutes from timesheets t
                        join timesheet_corrections c on c.timesheet_id = t.id"""));
    }

    @Test
    void aClashLeavesTheRequestWaiting() throws Exception {
        rota.entry(AURORA_CHATTER, null, "-15 hours", "-12 hours");
        String asked = story.as(AURORA_CHATTER, ASK, entry, "-13 hours", "-2 hours");
        assertEquals("23P01 timesheets_no_overlap", story.refused(AURORA_PALADIN, APPROVE, asked));
        assertEquals("pending", story.tell("select status from timesheet_corrections"));
    }

    @Test
    void aPaidEntryIsSettledByExactlyTheDifference() throws Exception {
        approveAndPay();
        String asked = story.as(AURORA_CHATTER, ASK, entry, "-10 hours", "-2 hours -15 minutes");
        rota.forgetEvents();
        assertEquals("approved", story.as(AURORA_PALADIN, APPROVE, asked));
        assertEquals("480 -15", story.tell("""
                        select t.payable_minutes || ' ' || a.minutes from timesheets t
                        join timesheet_adjustments a on a.timesheet_id = t.id and a.employee_id = t.employee_id"""));
        assertEquals("timesheet.adjusted", rota.eventsOfClock());
        assertEquals("-15", story.tell("select payload ->> 'minutes' from operations.outbox"));
    }

    @Test
    void aSecondCorrectionOfAPaidEntrySettlesOnlyWhatTheFirstLeft() throws Exception {
        approveAndPay();
        for (String out : new String[] {"-2 hours -15 minutes", "-2 hours -25 minutes"}) {
            story.as(AURORA_PALADIN, APPROVE, story.as(AURORA_CHATTER, ASK, entry, "-10 hours", out));
        }
        assertEquals("-10 -15", minutesOfCorrections());
    }

    @Test
    void anAdjustmentForAnotherReasonIsLeftOutOfTheDifference() throws Exception {
        approveAndPay();
        story.as(AURORA_ADMIN, """
                insert into timesheet_adjustments (employee_id, timesheet_id, minutes, reason)
                values (?, ?, 30, 'Worked a holiday') returning id""", AURORA_CHATTER.id(), entry);
        story.as(AURORA_PALADIN, APPROVE, story.as(AURORA_CHATTER, ASK, entry, "-10 hours", "-2 hours -15 minutes"));
        assertEquals("-15", minutesOfCorrections());
    }

    @Test
    void requestsAreAboutOnesOwnClosedTimeOfTheLastFortnight() throws Exception {
        UUID others = rota.entry(AURORA_SMM, null, "-10 hours", "-2 hours");
        UUID open = rota.entry(AURORA_CHATTER, null, "-1 hour", null);
        assertEquals("PT409 unknown_reference", story.refused(AURORA_CHATTER, ASK, others, "-9 hours", "-2 hours"));
        assertEquals("PT409 still_open", story.refused(AURORA_CHATTER, ASK, open, "-1 hour", "-10 minutes"));
        assertEquals("PT400 too_old", story.refused(AURORA_CHATTER, ASK, null, "-16 days", "-15 days -20 hours"));
        assertEquals("PT400 in_future", story.refused(AURORA_CHATTER, ASK, null, "1 hour", "2 hours"));
        story.as(AURORA_CHATTER, ASK, entry, "-9 hours", "-2 hours");
        assertEquals(
                "23505 timesheet_corrections_one_pending",
                story.refused(AURORA_CHATTER, ASK, entry, "-9 hours", "-2 hours"));
    }

    @Test
    void nobodyDecidesOnHisOwnRequest() throws Exception {
        String asked = story.as(AURORA_PALADIN, ASK, null, "-9 hours", "-2 hours");
        assertEquals("PT403 own_record", story.refused(AURORA_PALADIN, APPROVE, asked));
        assertEquals("PT404 not_found", story.refused(AURORA_SMM, APPROVE, asked));
        String cancel = "select status from operations.cancel_correction(?::uuid)";
        assertEquals("PT403 forbidden", story.refused(AURORA_ADMIN, cancel, asked));
        assertEquals("cancelled", story.as(AURORA_PALADIN, cancel, asked));
    }

    @Test
    void adjustmentsAreSignedDatedAndTakenBackWhileUnpaid() throws Exception {
        String adjust = """
                insert into timesheet_adjustments (employee_id, minutes, reason) values (?, ?, 'Paid too much') returning id""";
        assertEquals("PT403 own_record", story.refused(AURORA_ADMIN, adjust, AURORA_ADMIN.id(), 15));
        assertEquals("42501", story.refused(AURORA_PALADIN, adjust, AURORA_CHATTER.id(), 15));
        assertEquals(
                "23514 timesheet_adjustments_minutes_check",
                story.refused(AURORA_ADMIN, adjust, AURORA_CHATTER.id(), 0));
        String made = story.as(AURORA_ADMIN, adjust, AURORA_CHATTER.id(), -15);
        assertEquals("1", story.as(AURORA_ADMIN, "delete from timesheet_adjustments where id = ?::uuid", made));
        assertEquals(
                "-15 15",
                story.tell("select string_agg(payload ->> 'minutes', ' ' order by id) from operations.outbox"));
        made = story.as(AURORA_ADMIN, adjust, AURORA_CHATTER.id(), -15);
        story.tell("update timesheet_adjustments set payout_run_id = ?", RUN);
        assertEquals(
                "PT409 locked",
                story.refused(AURORA_ADMIN, "delete from timesheet_adjustments where id = ?::uuid", made));
    }

    private String minutesOfCorrections() throws Exception {
        return story.tell("""
                select string_agg(minutes::text, ' ' order by minutes desc) from timesheet_adjustments
                where correction_id is not null""");
    }

    private void approveAndPay() throws Exception {
        story.as(AURORA_PALADIN, "select operations.approve_timesheet(?, null)", entry);
        story.tell("update timesheets set payout_run_id = ? where id = ?", RUN, entry);
    }
}
