package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NEWCOMER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Punching in and out, at a time that stands still. */
class ClockTest extends StoryTest {

    private static final String CLOCK_IN = "select id from operations.clock_in()";
    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");
    private static final UUID IRIS = UUID.fromString("a0000000-0000-4000-8000-000000000203");

    @Test
    void whoComesWithinTheGraceIsNotLate() throws Exception {
        rota.shift(AURORA_CHATTER, "-5 minutes", "8 hours");
        assertEquals("false 0", lateness(story.as(AURORA_CHATTER, CLOCK_IN)));
    }

    @Test
    void aMillisecondMoreIsLateByTheMinutesFromTheStart() throws Exception {
        rota.shift(AURORA_CHATTER, "-5 minutes -1 millisecond", "8 hours");
        assertEquals("true 5", lateness(story.as(AURORA_CHATTER, CLOCK_IN)));
    }

    @Test
    void whoComesAQuarterOfAnHourEarlyBelongsToTheShift() throws Exception {
        String shift = rota.shift(AURORA_CHATTER, "15 minutes", "8 hours").toString();
        String entry = story.as(AURORA_CHATTER, CLOCK_IN);
        assertEquals(shift, story.tell("select shift_id from timesheets where id = ?::uuid", entry));
        assertEquals("in_progress", story.tell("select status from shifts"));
    }

    @Test
    void aSecondEarlierIsUnscheduled() throws Exception {
        rota.shift(AURORA_CHATTER, "15 minutes 1 second", "8 hours");
        String entry = story.as(AURORA_CHATTER, CLOCK_IN);
        assertEquals("{no_shift}", story.tell("select review_reasons from timesheets where id = ?::uuid", entry));
        assertEquals("scheduled", story.tell("select status from shifts"));
    }

    @Test
    void anAgencyMayAllowScheduledWorkOnly() throws Exception {
        rota.policy("allow_unscheduled", "false");
        assertEquals("PT409 no_shift_now", story.refused(AURORA_CHATTER, CLOCK_IN));
    }

    @Test
    void aNamedShiftMustBeOnesOwnAndNow() throws Exception {
        UUID later = rota.shift(AURORA_CHATTER, "1 hour", "8 hours");
        UUID others = rota.shift(AURORA_SMM, "-1 hour", "8 hours");
        UUID draft = rota.shift(AURORA_CHATTER, "-1 hour", "1 hour");
        story.tell("update shifts set published_at = null where id = ?", draft);
        String named = "select operations.clock_in(p_shift => ?)";

        assertEquals("PT409 outside_clock_in_window", story.refused(AURORA_CHATTER, named, later));
        assertEquals("PT409 unknown_reference", story.refused(AURORA_CHATTER, named, others));
        assertEquals("PT409 unknown_reference", story.refused(AURORA_CHATTER, named, draft));
        assertEquals("PT409 unknown_reference", story.refused(AURORA_CHATTER, named, UUID.randomUUID()));
    }

    @Test
    void aShiftThatNobodyHasWorkedComesFirstThenTheNearest() throws Exception {
        UUID worked = rota.shift(AURORA_CHATTER, "-10 minutes", "2 hours");
        story.tell("update shifts set allow_overlap = true");
        UUID fresh = rota.shift(AURORA_CHATTER, "14 minutes", "2 hours");
        rota.entry(AURORA_CHATTER, worked, "-10 minutes", "-5 minutes");
        String entry = story.as(AURORA_CHATTER, CLOCK_IN);
        assertEquals(fresh.toString(), story.tell("select shift_id from timesheets where id = ?::uuid", entry));
    }

    @Test
    void ownersAreExemptAndStrangersAreRefused() throws Exception {
        assertEquals("PT403 exempt", story.refused(AURORA_OWNER, CLOCK_IN));
        assertEquals("PT403 forbidden", story.refused(NEWCOMER, CLOCK_IN));
    }

    @Test
    void onlyModelsOfOnesOwnMayBeNamedUnlessTheRoleSeesAll() throws Exception {
        rota.assign(AURORA_CHATTER, LUNA);
        String forModel = "select model_id from operations.clock_in(p_model => ?)";
        assertEquals("PT403 not_assigned", story.refused(AURORA_CHATTER, forModel, IRIS));
        assertEquals("PT409 unknown_reference", story.refused(AURORA_CHATTER, forModel, UUID.randomUUID()));
        assertEquals(LUNA.toString(), story.as(AURORA_CHATTER, forModel, LUNA));
        assertEquals(IRIS.toString(), story.as(AURORA_ADMIN, forModel, IRIS));
    }

    @Test
    void nobodyIsInTwiceOrOutWithoutBeingIn() throws Exception {
        assertEquals("PT409 not_clocked_in", story.refused(AURORA_CHATTER, "select operations.clock_out()"));
        story.as(AURORA_CHATTER, CLOCK_IN);
        assertEquals("PT409 already_clocked_in", story.refused(AURORA_CHATTER, CLOCK_IN));
        assertEquals("PT409 no_break_open", story.refused(AURORA_CHATTER, "select operations.end_break()"));
        story.as(AURORA_CHATTER, "select operations.start_break()");
        assertEquals("PT409 break_open", story.refused(AURORA_CHATTER, "select operations.start_break()"));
    }

    @Test
    void goingOutEndsTheBreakAndClosesTheShift() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-4 hours", "2 hours");
        UUID entry = rota.entry(AURORA_CHATTER, shift, "-4 hours", null);
        rota.pause(entry, "-30 minutes", null);
        assertEquals("completed 240 30 210 210", story.as(AURORA_CHATTER, """
                        select concat_ws(' ', status, total_minutes, break_minutes, worked_minutes, payable_minutes)
                        from operations.clock_out()"""));
        assertEquals("completed true 120", story.tell("""
                        select concat_ws(' ', s.status, t.is_early_leave::text, t.early_leave_minutes)
                        from shifts s join timesheets t on t.shift_id = s.id"""));
        assertEquals("timesheet.clocked_out", rota.eventsOfClock());
    }

    @Test
    void withoutRequiredApprovalACleanEntryIsApprovedByPolicy() throws Exception {
        rota.policy("approval_required", "false");
        UUID shift = rota.shift(AURORA_CHATTER, "-4 hours", "2 hours");
        rota.entry(AURORA_CHATTER, shift, "-4 hours", null);
        assertEquals("approved true 240", story.as(AURORA_CHATTER, """
                        select concat_ws(' ', status, (approved_by is null and approved_at is not null)::text,
                          approved_values ->> 'payable_minutes') from operations.clock_out()"""));
        assertEquals("timesheet.clocked_out, timesheet.approved", rota.eventsOfClock());
    }

    @Test
    void aDeviceWhoseClockIsWrongIsNotedNotBelieved() throws Exception {
        rota.shift(AURORA_CHATTER, "0", "8 hours");
        assertEquals("{clock_skew} true", story.as(AURORA_CHATTER, """
                        select review_reasons::text || ' ' || (clock_in = now())::text
                        from operations.clock_in(p_client_time => now() - interval '301 seconds')"""));
    }

    @Test
    void aHeartbeatIsWrittenDownAtMostEveryHalfMinute() throws Exception {
        story.as(AURORA_CHATTER, CLOCK_IN);
        String beat = "select operations.heartbeat()";
        String seen = "select (now() - last_seen_at)::text from operations.presence";
        story.as(AURORA_CHATTER, beat);
        assertEquals("00:00:00", story.tell(seen));
        story.tell("update operations.presence set last_seen_at = now() - interval '30 seconds'");
        story.as(AURORA_CHATTER, beat);
        assertEquals("00:00:30", story.tell(seen));
        story.tell("update operations.presence set last_seen_at = now() - interval '30.001 seconds'");
        story.as(AURORA_CHATTER, beat);
        assertEquals("00:00:00", story.tell(seen));
    }

    @Test
    void onlyTheNetworkOfAnAddressIsKept() throws Exception {
        assertEquals(
                "203.0.113.0/24 2001:db8:1::/48",
                story.as(AURORA_CHATTER, "select clock_in_ip from operations.clock_in(p_address => '203.0.113.77')")
                        + " "
                        + story.as(
                                AURORA_CHATTER,
                                "select clock_out_ip from operations.clock_out(p_address => '2001:db8:1:2::3')"));
    }

    @Test
    void aSwitchTouchesItsPredecessorAndTakesNoSecondPaidBreak() throws Exception {
        rota.assign(AURORA_CHATTER, LUNA);
        rota.policy("paid_break_minutes", "15");
        UUID shift = rota.shift(AURORA_CHATTER, "-4 hours", "2 hours");
        UUID first = rota.entry(AURORA_CHATTER, shift, "-4 hours", null);
        String second = story.as(AURORA_CHATTER, "select id from operations.switch_model(?)", LUNA);

        assertEquals("completed false true true", story.tell("""
                        select concat_ws(' ', a.status, a.is_early_leave::text, (a.clock_out = b.clock_in)::text,
                          (b.continues_id = a.id and b.shift_id = a.shift_id)::text)
                        from timesheets a, timesheets b where a.id = ? and b.id = ?::uuid""", first, second));
        assertEquals("timesheet.clocked_out, timesheet.clocked_in", rota.eventsOfClock());
    }

    @Test
    void aClockThatRanForMoreThanADayIsEndedByTheRules() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-30 hours", "-22 hours");
        rota.entry(AURORA_CHATTER, shift, "-30 hours", null);
        assertEquals(
                "{auto_closed} 480",
                story.as(
                        AURORA_CHATTER,
                        "select review_reasons::text || ' ' || total_minutes from operations.clock_out()"));
        assertEquals("timesheet.auto_closed", rota.eventsOfClock());
    }

    private String lateness(String entry) throws Exception {
        return story.tell("select is_late::text || ' ' || late_minutes from timesheets where id = ?::uuid", entry);
    }
}
