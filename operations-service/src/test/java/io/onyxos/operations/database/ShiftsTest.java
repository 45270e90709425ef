package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_FORMER_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rota: who may be planned, what is told, and what a shift comes to. */
class ShiftsTest extends StoryTest {

    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");
    private static final UUID OPAL_WHO_LEFT = UUID.fromString("a0000000-0000-4000-8000-000000000205");
    private static final String PLAN = """
            insert into shifts (employee_id, model_id, start_time, end_time)
            values (?, ?, now() + ?::interval, now() + ?::interval) returning id""";
    private static final String PUBLISH = "select operations.publish_shifts(array[?::uuid])";
    private static final String CANCEL = "select status from operations.cancel_shift(?, 'Model is ill')";

    @Test
    void onlyPeopleWhoClockInArePlanned() throws Exception {
        for (Person unable : new Person[] {AURORA_OWNER, AURORA_FORMER_CHATTER}) {
            assertEquals(
                    "PT400 not_schedulable",
                    story.refused(AURORA_PALADIN, PLAN, unable.id(), null, "1 hour", "2 hours"));
        }
        assertEquals(
                "23503 shifts_employee_id_fkey",
                story.refused(AURORA_PALADIN, PLAN, NIGHTFALL_CHATTER.id(), null, "1 hour", "2 hours"));
        assertEquals(
                "23503 shifts_employee_id_fkey",
                story.refused(AURORA_PALADIN, PLAN, UUID.randomUUID(), null, "1 hour", "2 hours"));
        assertEquals("42501", story.refused(AURORA_CHATTER, PLAN, AURORA_CHATTER.id(), null, "1 hour", "2 hours"));
    }

    @Test
    void onlyForModelsWhoAreThere() throws Exception {
        assertEquals(
                "PT400 model_inactive",
                story.refused(AURORA_PALADIN, PLAN, AURORA_CHATTER.id(), OPAL_WHO_LEFT, "1 hour", "2 hours"));
        story.tell("update models set left_on = current_date + 2 where id = ?", LUNA);
        story.as(AURORA_PALADIN, PLAN, AURORA_CHATTER.id(), LUNA, "1 day", "25 hours");
        assertEquals(
                "PT400 model_inactive",
                story.refused(AURORA_PALADIN, PLAN, AURORA_CHATTER.id(), LUNA, "4 days", "97 hours"));
    }

    @Test
    void aDraftIsToldOfWhenItIsPublished() throws Exception {
        String made = story.as(AURORA_PALADIN, PLAN, AURORA_CHATTER.id(), LUNA, "1 hour", "2 hours");
        assertEquals("0", story.as(AURORA_CHATTER, "select count(*) from shifts"));
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, PUBLISH, made));
        assertEquals("1", story.as(AURORA_PALADIN, PUBLISH, made));
        assertEquals("0", story.as(AURORA_PALADIN, PUBLISH, made));
        assertEquals("0", story.as(NIGHTFALL_PALADIN, PUBLISH, made));
        assertEquals("1", story.as(AURORA_CHATTER, "select count(*) from shifts"));
        assertEquals("0", story.as(AURORA_SMM, "select count(*) from shifts"));
        assertEquals("published", rota.eventsOfShifts());
    }

    @Test
    void aPersonIsInOnePlaceAtATime() throws Exception {
        rota.shift(AURORA_CHATTER, "1 hour", "3 hours");
        story.as(AURORA_PALADIN, PLAN, AURORA_CHATTER.id(), null, "3 hours", "4 hours");
        assertEquals(
                "23P01 shifts_no_overlap",
                story.refused(AURORA_PALADIN, PLAN, AURORA_CHATTER.id(), null, "2 hours", "4 hours"));
    }

    @Test
    void changesOfTimeAndPersonAreToldApart() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "1 hour", "3 hours");
        rota.forgetEvents();
        story.as(AURORA_PALADIN, "update shifts set end_time = end_time + interval '1 hour' where id = ?", shift);
        story.as(AURORA_PALADIN, "update shifts set employee_id = ? where id = ?", AURORA_SMM.id(), shift);
        story.as(AURORA_PALADIN, "update shifts set notes = 'Bring the keys' where id = ?", shift);
        assertEquals("changed, assigned", rota.eventsOfShifts());
        assertEquals("manager " + AURORA_CHATTER.id() + " 2", story.tell("""
                        select concat_ws(' ', payload ->> 'by', payload ->> 'previous_employee_id', payload ->> 'revision')
                        from operations.outbox order by id desc limit 1"""));
    }

    @Test
    void aCancelledShiftStaysUntilItIsReinstated() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "1 hour", "3 hours");
        rota.forgetEvents();
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, CANCEL, shift));
        assertEquals("PT404 not_found", story.refused(AURORA_SMM, CANCEL, shift));
        assertEquals("cancelled", story.as(AURORA_PALADIN, CANCEL, shift));
        assertEquals("PT409 shift_cancelled", story.refused(AURORA_PALADIN, CANCEL, shift));
        UUID other = rota.shift(AURORA_CHATTER, "2 hours", "4 hours");
        String reinstate = "select status from operations.reinstate_shift(?)";
        assertEquals("23P01 shifts_no_overlap", story.refused(AURORA_PALADIN, reinstate, shift));
        story.as(AURORA_PALADIN, CANCEL, other);
        assertEquals("scheduled", story.as(AURORA_PALADIN, reinstate, shift));
        assertEquals("cancelled, published, cancelled, published", rota.eventsOfShifts());
    }

    @Test
    void nobodyCancelsAShiftThatIsBeingWorked() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-1 hour", "3 hours");
        story.as(AURORA_CHATTER, "select operations.clock_in()");
        assertEquals("PT409 shift_in_progress", story.refused(AURORA_PALADIN, CANCEL, shift));
        assertEquals(
                "PT409 has_entries",
                story.refused(
                        AURORA_PALADIN, "update shifts set employee_id = ? where id = ?", AURORA_SMM.id(), shift));
    }

    @Test
    void aShiftFollowsItsEntries() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-3 hours", "-1 hour");
        String status = "select status || ' ' || (missed_at is not null)::text from shifts where id = ?";
        assertEquals("missed true", story.tell(status, shift));
        UUID entry = rota.entry(AURORA_CHATTER, shift, "-3 hours", "-1 hour");
        assertEquals("completed false", story.tell(status, shift));
        story.tell("update timesheets set status = 'void' where id = ?", entry);
        assertEquals("missed true", story.tell(status, shift));
    }

    @Test
    void clockingInAgainReopensTheShiftAndTakesTheEarlyLeaveBack() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-3 hours", "3 hours");
        UUID first = rota.entry(AURORA_CHATTER, shift, "-3 hours", "-2 hours");
        assertEquals("t", story.tell("select is_early_leave from timesheets where id = ?", first));
        story.as(AURORA_CHATTER, "select operations.clock_in()");
        assertEquals("in_progress", story.tell("select status from shifts"));
        assertEquals("f", story.tell("select is_early_leave from timesheets where id = ?", first));
        assertEquals("f", story.tell("select is_late from timesheets where clock_out is null"));
    }

    @Test
    void whatIsOverIsChangedByEditorsWithAReason() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-3 hours", "-1 hour");
        String change = "update shifts set notes = 'Was ill' where id = ?";
        assertEquals("PT403 past_shift", story.refused(AURORA_PALADIN, change, shift));
        assertEquals("PT400 reason_required", story.refused(AURORA_ADMIN, change, shift));
        story.tell("select set_config('onyx.reason', 'Heard of it later', true)");
        assertEquals("1", story.as(AURORA_ADMIN, change, shift));
    }

    @Test
    void onlyDraftsAreDeleted() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "1 hour", "3 hours");
        assertEquals("PT409 use_cancel", story.refused(AURORA_PALADIN, "delete from shifts where id = ?", shift));
        story.tell("update shifts set published_at = null");
        assertEquals("1", story.as(AURORA_PALADIN, "delete from shifts where id = ?", shift));
    }

    @Test
    void anOpenShiftIsClaimedByWhoeverMayWorkForTheModel() throws Exception {
        UUID shift = rota.openShift(AURORA_SMM, "1 hour", "3 hours");
        story.tell("update shifts set model_id = ?", LUNA);
        rota.forgetEvents();
        String claim = "select employee_id from operations.claim_shift(?)";
        assertEquals("PT403 not_assigned", story.refused(AURORA_CHATTER, claim, shift));
        rota.assign(AURORA_CHATTER, LUNA);
        assertEquals("PT403 forbidden", story.refused(AURORA_OWNER, claim, shift));
        assertEquals(AURORA_CHATTER.id().toString(), story.as(AURORA_CHATTER, claim, shift));
        assertEquals("PT409 already_claimed", story.refused(AURORA_SMM, claim, shift));
        assertEquals(
                "claim", story.tell("select payload ->> 'by' from operations.outbox where aggregate_type = 'shift'"));
    }

    @Test
    void aClaimByHandTakesNothingElseAlong() throws Exception {
        rota.openShift(AURORA_SMM, "1 hour", "3 hours");
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, """
                update shifts set employee_id = private.my_id(), end_time = end_time + interval '5 hours'"""));
        assertEquals(
                "PT403 forbidden",
                story.refused(AURORA_CHATTER, "update shifts set employee_id = '" + AURORA_SMM.id() + "'"));
        assertEquals("1", story.as(AURORA_CHATTER, "update shifts set employee_id = private.my_id()"));
    }
}
