package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Late, missed, forgotten, expired: found by whoever asks first, once. */
class BackgroundWorkTest extends StoryTest {

    private static final String LATE = "select operations.detect_late_shifts(200)";
    private static final String MISSED = "select operations.mark_missed_shifts(200)";
    private static final String FORGOTTEN = "select operations.close_forgotten_entries(200)";

    @Test
    void aShiftIsCalledLateOnceTenMinutesAfterItsStart() throws Exception {
        rota.shift(AURORA_CHATTER, "-9 minutes -59 seconds", "2 hours");
        assertEquals("0", story.asWorker(LATE));
        story.tell("update shifts set start_time = now() - interval '10 minutes'");
        rota.forgetEvents();
        assertEquals("1", story.asWorker(LATE));
        assertEquals("0", story.asWorker(LATE));
        assertEquals(
                "late_detected 10",
                rota.eventsOfShifts() + " " + story.tell("select payload ->> 'minutes' from operations.outbox"));
    }

    @Test
    void nobodyIsLateForWhatIsOverOpenDraftedOrWorked() throws Exception {
        UUID worked = rota.shift(AURORA_CHATTER, "-1 hour", "2 hours");
        rota.entry(AURORA_CHATTER, worked, "-1 hour", null);
        rota.openShift(AURORA_SMM, "-1 hour", "2 hours");
        UUID draft = rota.shift(AURORA_SMM, "-1 hour", "2 hours");
        story.tell("update shifts set published_at = null where id = ?", draft);
        assertEquals("0", story.asWorker(LATE));
    }

    @Test
    void aShiftThatIsOverIsMissedOnce() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-4 hours", "1 hour");
        story.tell("alter table shifts disable trigger guard_shift");
        story.tell("update shifts set end_time = now() where id = ?", shift);
        story.tell("alter table shifts enable trigger guard_shift");
        rota.forgetEvents();
        assertEquals("1", story.asWorker(MISSED));
        assertEquals("0", story.asWorker(MISSED));
        assertEquals("missed", rota.eventsOfShifts());
    }

    @Test
    void aForgottenEntryEndsWithItsShiftWhenNobodyWasSeen() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-9 hours", "-59 minutes");
        UUID entry = rota.entry(AURORA_CHATTER, shift, "-9 hours", null);
        assertEquals("0", story.asWorker(FORGOTTEN));
        story.tell("update shifts set end_time = now() - interval '60 minutes'");
        rota.forgetEvents();
        assertEquals("1", story.asWorker(FORGOTTEN));
        assertEquals(
                "480 completed {auto_closed}",
                story.tell(
                        "select total_minutes || ' ' || status || ' ' || review_reasons::text from timesheets where id = ?",
                        entry));
        assertEquals("timesheet.auto_closed", rota.eventsOfClock());
        assertEquals("completed", story.tell("select status from shifts"));
    }

    @Test
    void whoWasSeenLatelyIsLeftAloneAndLaterEndsWhenLastSeen() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "-9 hours", "-2 hours");
        UUID entry = rota.entry(AURORA_CHATTER, shift, "-9 hours", null);
        story.as(AURORA_CHATTER, "select operations.heartbeat()");
        assertEquals("0", story.asWorker(FORGOTTEN));
        story.tell("update operations.presence set last_seen_at = now() - interval '1 hour'");
        rota.pause(entry, "-90 minutes", "-30 minutes");
        assertEquals("1", story.asWorker(FORGOTTEN));
        assertEquals("480 30", story.tell("select total_minutes || ' ' || break_minutes from timesheets"));
        assertEquals("0", story.tell("select count(*) from operations.presence"));
    }

    @Test
    void nobodyWorksLongerThanTheRulesAllow() throws Exception {
        rota.policy("approval_required", "false");
        rota.entry(AURORA_CHATTER, null, "-16 hours", null);
        story.as(AURORA_CHATTER, "select operations.heartbeat()");
        assertEquals("1", story.asWorker(FORGOTTEN));
        assertEquals("960 completed", story.tell("select total_minutes || ' ' || status from timesheets"));
    }

    @Test
    void requestsAboutShiftsThatHaveBegunExpire() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "1 hour", "2 hours");
        story.as(AURORA_CHATTER, "insert into shift_swaps (shift_id, kind) values (?, 'cover')", shift);
        assertEquals("0", story.asWorker("select operations.expire_swaps(10)"));
        story.tell("update shifts set start_time = now()");
        assertEquals("1", story.asWorker("select operations.expire_swaps(10)"));
        assertEquals("expired", story.tell("select status from shift_swaps"));
    }

    @Test
    void addressesAreForgottenAfterNinetyDays() throws Exception {
        rota.entry(AURORA_CHATTER, null, "-91 days", "-91 days");
        rota.entry(AURORA_CHATTER, null, "-89 days", "-89 days");
        story.tell("update timesheets set clock_in_ip = '203.0.113.0/24'");
        assertEquals("1", story.asWorker("select operations.erase_addresses(10)"));
        assertEquals("1", story.tell("select count(*) from timesheets where clock_in_ip is not null"));
        assertEquals(
                "f",
                story.tell(
                        "select bool_or(changes::text like '%203.0.113%') from audit_entries where table_name = 'timesheets'"));
    }

    @Test
    void aCalendarShowsItsOwnersShiftsWhileHeMayAndEndsWithHim() throws Exception {
        UUID shift = rota.shift(AURORA_CHATTER, "1 hour", "2 hours");
        rota.shift(AURORA_SMM, "1 hour", "2 hours");
        story.as(AURORA_CHATTER, "insert into calendar_feeds (token_hash) values (sha256('secret'))");
        assertEquals(
                "42501",
                story.refused(
                        AURORA_CHATTER,
                        "insert into calendar_feeds (scope, token_hash) values ('agency', sha256('more'))"));
        String fetch = "select string_agg(id::text, ' ') from operations.feed_shifts(sha256('secret'))";
        assertEquals(shift.toString(), story.asWorker(fetch));
        assertEquals("PT404 not_found", story.workerRefused("select operations.feed_shifts(sha256('guess'))"));
        assertEquals("42501", story.refused(AURORA_CHATTER, "select token_hash from calendar_feeds"));
        story.tell(
                "update profiles set status = 'deactivated', deactivated_at = now() where id = ?", AURORA_CHATTER.id());
        assertEquals("PT404 not_found", story.workerRefused(fetch));
        assertEquals("1", story.asWorker("select operations.end_feeds(10)"));
    }

    @Test
    void aPlannersCalendarOfTheAgencyEndsWithHisRole() throws Exception {
        rota.shift(AURORA_CHATTER, "1 hour", "2 hours");
        story.as(AURORA_ADMIN, "insert into calendar_feeds (scope, token_hash) values ('agency', sha256('all'))");
        assertEquals("1", story.asWorker("select count(*) from operations.feed_shifts(sha256('all'))"));
        story.tell("update profiles set role = 'rogue' where id = ?", AURORA_ADMIN.id());
        assertEquals("PT404 not_found", story.workerRefused("select operations.feed_shifts(sha256('all'))"));
    }
}
