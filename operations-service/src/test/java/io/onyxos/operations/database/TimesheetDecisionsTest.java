package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approving, rejecting, reopening, voiding and editing what others worked. */
class TimesheetDecisionsTest extends StoryTest {

    private static final String APPROVE =
            "select status from operations.approve_timesheet(?, (select updated_at from timesheets where id = ?))";
    private static final String EDIT = "select status from operations.edit_timesheet(?, ?::jsonb, 'Forgot the clock')";

    private UUID shift;
    private UUID entry;

    @BeforeEach
    void prepare() throws Exception {
        shift = rota.shift(AURORA_CHATTER, "-10 hours", "-2 hours");
        entry = rota.entry(AURORA_CHATTER, shift, "-10 hours", "-2 hours");
        rota.forgetEvents();
    }

    @Test
    void whatWasSeenIsWhatIsApproved() throws Exception {
        String seenEarlier = "select operations.approve_timesheet(?, now() - interval '1 day')";
        assertEquals("PT412 precondition_failed", story.refused(AURORA_PALADIN, seenEarlier, entry));
        assertEquals("approved", story.as(AURORA_PALADIN, APPROVE, entry, entry));
        assertEquals(
                "480 " + AURORA_PALADIN.id(),
                story.tell("select approved_values ->> 'payable_minutes' || ' ' || approved_by from timesheets"));
        assertEquals("timesheet.approved", rota.eventsOfClock());
        assertEquals("480", story.tell("select payload ->> 'approved_minutes' from operations.outbox"));
        assertEquals("PT409 invalid_transition", story.refused(AURORA_PALADIN, APPROVE, entry, entry));
    }

    @Test
    void nobodyDecidesOnHisOwnAndColleaguesDoNotEvenSeeIt() throws Exception {
        UUID own = rota.entry(AURORA_PALADIN, null, "-10 hours", "-2 hours");
        assertEquals("PT403 own_record", story.refused(AURORA_PALADIN, APPROVE, own, own));
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, APPROVE, entry, entry));
        assertEquals("PT404 not_found", story.refused(AURORA_SMM, APPROVE, entry, entry));
        assertEquals("PT404 not_found", story.refused(NIGHTFALL_PALADIN, APPROVE, entry, entry));
        UUID admins = rota.entry(AURORA_ADMIN, null, "-10 hours", "-2 hours");
        assertEquals("PT403 own_record", story.refused(AURORA_ADMIN, EDIT, admins, "{\"breaks\": []}"));
    }

    @Test
    void rejectedTimeFreesItsSlotAndComesBackByAnEdit() throws Exception {
        String reject = "select status from operations.reject_timesheet(?, ?)";
        assertEquals("PT400 reason_required", story.refused(AURORA_PALADIN, reject, entry, "no"));
        assertEquals("rejected", story.as(AURORA_PALADIN, reject, entry, "Was not there"));
        assertEquals("missed", story.tell("select status from shifts"));
        UUID other = rota.entry(AURORA_CHATTER, null, "-9 hours", "-8 hours");
        assertEquals("23P01 timesheets_no_overlap", story.refused(AURORA_ADMIN, EDIT, entry, "{\"breaks\": []}"));
        story.tell("update timesheets set status = 'void' where id = ?", other);
        assertEquals("completed", story.as(AURORA_ADMIN, EDIT, entry, "{\"breaks\": []}"));
        assertEquals("completed", story.tell("select status from shifts"));
    }

    @Test
    void reopenedTimeKeepsWhatHadBeenApproved() throws Exception {
        story.as(AURORA_PALADIN, APPROVE, entry, entry);
        assertEquals("completed true", story.as(AURORA_PALADIN, """
                        select status || ' ' || (approved_at is null and approved_values is not null)::text
                        from operations.reopen_timesheet(?, 'Look again')""", entry));
        assertEquals(
                "0",
                story.tell("select payload ->> 'approved_minutes' from operations.outbox order by id desc limit 1"));
    }

    @Test
    void voidTimeCountsForNothing() throws Exception {
        String annul = "select status from operations.void_timesheet(?, 'Entered twice')";
        assertEquals("PT403 forbidden", story.refused(AURORA_PALADIN, annul, entry));
        assertEquals("void", story.as(AURORA_ADMIN, annul, entry));
        assertEquals("PT409 invalid_transition", story.refused(AURORA_ADMIN, annul, entry));
        assertEquals("timesheet.voided", rota.eventsOfClock());
        assertEquals("missed", story.tell("select status from shifts"));
    }

    @Test
    void anEditOfApprovedTimeTakesTheApprovalBack() throws Exception {
        story.as(AURORA_PALADIN, APPROVE, entry, entry);
        String breaks = story.tell("""
                select jsonb_build_object('breaks', jsonb_build_array(jsonb_build_object(
                  'started_at', now() - interval '5 hours', 'ended_at', now() - interval '4 hours')))""");
        assertEquals("completed", story.as(AURORA_ADMIN, EDIT, entry, breaks));
        assertEquals("{changed_after_approval,corrected} 60 420 480", story.tell("""
                        select review_reasons::text || ' ' || break_minutes || ' ' || payable_minutes || ' '
                          || (approved_values ->> 'payable_minutes') from timesheets"""));
        assertEquals("timesheet.approved, timesheet.corrected", rota.eventsOfClock());
        assertEquals("{corrected}", reasonsAfterApproval());
    }

    @Test
    void anotherPlanTakesTheApprovalBackToo() throws Exception {
        story.as(AURORA_PALADIN, APPROVE, entry, entry);
        story.tell("select set_config('onyx.reason', 'Wrong plan', true)");
        assertEquals(
                "1",
                story.as(
                        AURORA_ADMIN,
                        "update shifts set start_time = start_time + interval '1 hour' where id = ?",
                        shift));
        assertEquals(
                "completed 420 {changed_after_approval}",
                story.tell("select status || ' ' || payable_minutes || ' ' || review_reasons::text from timesheets"));
        assertEquals("timesheet.approved, timesheet.corrected", rota.eventsOfClock());
    }

    @Test
    void breaksLieWithinTheEntryAndApart() throws Exception {
        String outside = "{\"breaks\": [{\"started_at\": \"2020-01-01T00:00Z\", \"ended_at\": \"2020-01-01T01:00Z\"}]}";
        assertEquals("PT400 break_outside_entry", story.refused(AURORA_ADMIN, EDIT, entry, outside));
        String overlapping = story.tell("""
                select jsonb_build_object('breaks', jsonb_build_array(
                  jsonb_build_object('started_at', now() - interval '5 hours', 'ended_at', now() - interval '4 hours'),
                  jsonb_build_object('started_at', now() - interval '4.5 hours', 'ended_at', now() - interval '3 hours')))""");
        assertEquals("PT400 invalid_breaks", story.refused(AURORA_ADMIN, EDIT, entry, overlapping));
        assertEquals("PT400 invalid_breaks", story.refused(AURORA_ADMIN, EDIT, entry, "{\"breaks\": [{}]}"));
        assertEquals(
                "PT400 in_future", story.refused(AURORA_ADMIN, EDIT, entry, "{\"clock_out\": \"2999-01-01T00:00Z\"}"));
        assertEquals(
                "23514 timesheets_clock_out_check",
                story.refused(AURORA_ADMIN, EDIT, entry, "{\"clock_in\": \"2020-01-01T00:00Z\"}"));
    }

    @Test
    void timeIsEnteredByHandForOthersOnly() throws Exception {
        String enter = """
                select concat_ws(' ', status, source, review_reasons::text, payable_minutes, break_minutes)
                from operations.enter_timesheet(?, now() - interval '30 hours', now() - interval '28 hours', 'Clock broke',
                  jsonb_build_array(jsonb_build_object(
                    'started_at', now() - interval '29 hours', 'ended_at', now() - interval '28.5 hours')))""";
        assertEquals("PT403 own_record", story.refused(AURORA_ADMIN, enter, AURORA_ADMIN.id()));
        assertEquals("PT403 forbidden", story.refused(AURORA_PALADIN, enter, AURORA_CHATTER.id()));
        assertEquals("completed manual {manual,no_shift} 90 30", story.as(AURORA_ADMIN, enter, AURORA_CHATTER.id()));
        assertEquals("23P01 timesheets_no_overlap", story.refused(AURORA_ADMIN, enter, AURORA_CHATTER.id()));
        assertEquals("23503 timesheets_employee_id_fkey", story.refused(AURORA_ADMIN, enter, NIGHTFALL_PALADIN.id()));
    }

    @Test
    void anotherPersonsClockIsStoppedWithAReason() throws Exception {
        story.tell("delete from timesheets");
        UUID open = rota.entry(AURORA_CHATTER, shift, "-10 hours", null);
        String close =
                "select status || ' ' || total_minutes from operations.close_timesheet(?, now() - interval '1 hour', ?)";
        assertEquals("PT400 reason_required", story.refused(AURORA_ADMIN, close, open, ""));
        assertEquals("completed 540", story.as(AURORA_ADMIN, close, open, "Went home"));
        assertEquals("PT409 not_clocked_in", story.refused(AURORA_ADMIN, close, open, "Went home"));
    }

    @Test
    void everybodySeesWhoEditedHisTime() throws Exception {
        story.as(AURORA_ADMIN, EDIT, entry, "{\"note\": \"Confirmed by phone\"}");
        String history = "select actor_id || ' ' || reason from operations.row_history('timesheets', ?) limit 1";
        assertEquals(AURORA_ADMIN.id() + " Forgot the clock", story.as(AURORA_CHATTER, history, entry));
        assertEquals("PT404 not_found", story.refused(AURORA_SMM, history, entry));
    }

    private String reasonsAfterApproval() throws Exception {
        story.as(AURORA_PALADIN, APPROVE, entry, entry);
        return story.tell("select review_reasons::text from timesheets where id = ?", entry);
    }
}
