package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the rota does when core says that somebody left, changed or is gone. */
class ConsumedEventsTest extends StoryTest {

    private static final UUID AURORA = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");
    private static final String LEFT = "select operations.on_profile_deactivated(?, ?)";
    private static final String ROLE = "select operations.on_role_changed(?, ?, ?)";
    private static final String ARCHIVED = "select operations.on_model_archived(?, ?)";

    @Test
    void whoLeavesIsTakenOffTheClockAndTheRotaOnce() throws Exception {
        UUID running = atWork(AURORA_CHATTER);
        UUID assignment = rota.assign(AURORA_CHATTER, LUNA);
        story.tell(
                "update profiles set status = 'deactivated', deactivated_at = now() where id = ?", AURORA_CHATTER.id());
        rota.forgetEvents();

        assertEquals("4", story.asWorker(LEFT, AURORA, AURORA_CHATTER.id()));
        assertEquals("0", story.asWorker(LEFT, AURORA, AURORA_CHATTER.id()));
        assertEquals("t", story.tell("select clock_out = now() from timesheets"));
        assertEquals("timesheet.auto_closed", rota.eventsOfClock());
        assertEquals("completed", story.tell("select status from shifts where id = ?", running));
        assertEquals("1", story.tell("select count(*) from shifts where employee_id is null and start_time > now()"));
        assertEquals("cancelled", story.tell("select status from shift_swaps"));
        assertEquals("t", story.tell("select revoked_at is not null from calendar_feeds"));
        assertEquals(
                "t",
                story.tell(
                        "select ends_on = private.agency_day(agency_id) from model_assignments where id = ?",
                        assignment));
    }

    @Test
    void newsOfSomebodyWhoIsBackChangesNothing() throws Exception {
        atWork(AURORA_CHATTER);
        assertEquals("0", story.asWorker(LEFT, AURORA, AURORA_CHATTER.id()));
        assertEquals("0", story.asWorker(ROLE, AURORA, AURORA_CHATTER.id(), "owner"));
        assertEquals("t", story.tell("select clock_out is null from timesheets"));
    }

    @Test
    void whoBecomesAnOwnerKeepsHisModelsAndNothingElse() throws Exception {
        atWork(AURORA_SMM);
        rota.assign(AURORA_SMM, LUNA);
        assertEquals("0", story.asWorker(ROLE, AURORA, AURORA_SMM.id(), "rogue"));
        story.tell("update profiles set role = 'owner' where id = ?", AURORA_SMM.id());
        assertEquals("3", story.asWorker(ROLE, AURORA, AURORA_SMM.id(), "owner"));
        assertEquals("t", story.tell("select ends_on is null from model_assignments"));
    }

    @Test
    void withAModelGoHerShiftsSeriesAndAssignments() throws Exception {
        UUID ahead = rota.shift(AURORA_CHATTER, "1 day", "25 hours");
        UUID past = rota.shift(AURORA_CHATTER, "-2 days", "-47 hours");
        story.tell("update shifts set model_id = ?", LUNA);
        rota.assign(AURORA_CHATTER, LUNA);
        story.tell(
                "update model_assignments set starts_on = current_date + 5 where id = ?",
                rota.assign(AURORA_SMM, LUNA));
        story.as(AURORA_ADMIN, """
                insert into shift_series (model_id, start_on, local_start, local_end, rrule)
                values (?, private.my_today(), '09:00', '17:00', 'FREQ=DAILY')""", LUNA);
        assertEquals("0", story.asWorker(ARCHIVED, AURORA, LUNA));
        story.tell("update models set status = 'archived', archived_at = now() where id = ?", LUNA);

        assertEquals("4", story.asWorker(ARCHIVED, AURORA, LUNA));
        assertEquals("0", story.asWorker(ARCHIVED, AURORA, LUNA));
        assertEquals("model_archived", story.tell("select cancel_reason from shifts where id = ?", ahead));
        assertEquals("missed", story.tell("select status from shifts where id = ?", past));
        assertEquals("1", story.tell("select count(*) from model_assignments where ends_on is not null"));
        assertEquals("t", story.tell("select ended_at is not null from shift_series"));
    }

    @Test
    void anAgencyThatIsPurgedTakesEverythingAlong() throws Exception {
        atWork(AURORA_CHATTER);
        rota.assign(AURORA_CHATTER, LUNA);
        rota.pause(rota.entry(AURORA_SMM, null, "-10 hours", "-2 hours"), "-9 hours", "-8 hours");
        story.tell("""
                update timesheets set status = 'approved', approved_at = now(), payout_run_id = gen_random_uuid()
                where clock_out is not null""");
        story.tell("delete from agencies where id = ?", AURORA);
        assertEquals("0", story.tell("select count(*) from shifts"));
        assertEquals("0", story.tell("select count(*) from timesheets"));
    }

    /** A person with an open entry, a shift tomorrow that somebody is asked to cover, and a calendar. */
    private UUID atWork(Person person) throws Exception {
        UUID running = rota.shift(person, "-1 hour", "3 hours");
        rota.entry(person, running, "-1 hour", null);
        UUID ahead = rota.shift(person, "1 day", "25 hours");
        story.as(person, "insert into shift_swaps (shift_id, kind) values (?, 'cover')", ahead);
        story.as(person, "insert into calendar_feeds (token_hash) values (sha256('secret'))");
        return running;
    }
}
