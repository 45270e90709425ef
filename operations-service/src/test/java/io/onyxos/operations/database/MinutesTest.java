package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ADMIN;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From punches to minutes, with the numbers that the rules are explained by. */
class MinutesTest {

    private static final String COUNTED = """
            select concat_ws(' ', total_minutes, break_minutes, worked_minutes, payable_minutes) from timesheets
            where id = ?""";

    private Story story;

    @BeforeEach
    void begin() throws Exception {
        story = Story.begin();
        // nothing of the demo data lies in the way
        story.tell("delete from timesheet_corrections");
        story.tell("delete from timesheet_adjustments");
        story.tell("delete from timesheets");
        story.tell("delete from shifts");
        story.tell("delete from time_policies");
    }

    @AfterEach
    void undo() throws Exception {
        story.close();
    }

    @Test
    void aNightWithABreakAndPaidOvertimeIsRoundedToTheNearestQuarter() throws Exception {
        policy("rounding_mode => nearest, rounding_minutes => 15, paid_break_minutes => 15");
        UUID entry = entry(
                AURORA_CHATTER,
                shift(AURORA_CHATTER, "2026-03-10T18:00Z", "2026-03-11T02:00Z"),
                "2026-03-10T17:52:10Z",
                "2026-03-10T21:00:00Z/2026-03-10T21:40:30Z",
                "2026-03-11T02:12:40Z");

        assertEquals("500 40 460 465", story.tell(COUNTED, entry));
        assertEquals("false 0 false 12 2026-03-10", story.tell("""
                        select concat_ws(' ', is_late::text, late_minutes, is_early_leave::text, overtime_minutes,
                          work_date) from timesheets where id = ?""", entry));
    }

    @Test
    void durationsAreRoundedAsThePolicySays() throws Exception {
        String[][] expected = {
            {"none", "1", "467"}, {"nearest", "15", "465"}, {"up", "15", "480"}, {"down", "15", "465"},
            {"nearest", "10", "470"}, {"nearest", "30", "480"}, {"up", "6", "468"}, {"down", "6", "462"}
        };
        for (String[] rule : expected) {
            story.tell("delete from timesheets");
            story.tell("delete from time_policies");
            policy("rounding_mode => " + rule[0] + ", rounding_minutes => " + rule[1]);
            UUID entry = entry(AURORA_CHATTER, null, "2026-03-10T10:00:00Z", null, "2026-03-10T17:47:59Z");
            assertEquals(rule[2], story.tell("select payable_minutes from timesheets where id = ?", entry), rule[0]);
        }
    }

    @Test
    void halfARoundingStepGoesUp() throws Exception {
        policy("rounding_mode => nearest, rounding_minutes => 5");
        assertEquals("10", story.tell("""
                select operations.rounded(8, p) from time_policies p"""));
        story.tell("update time_policies set rounding_minutes = 30");
        assertEquals("30 0", story.tell("""
                select operations.rounded(15, p) || ' ' || operations.rounded(14, p) from time_policies p"""));
    }

    @Test
    void timeOutsideTheShiftIsPaidOnlyIfThePolicySaysSo() throws Exception {
        UUID shift = shift(AURORA_CHATTER, "2026-03-10T10:00Z", "2026-03-10T18:00Z");
        policy("pay_before_start => true, pay_after_end => false");
        UUID entry = entry(AURORA_CHATTER, shift, "2026-03-10T09:50:00Z", null, "2026-03-10T18:30:00Z");

        assertEquals("520 0 520 490", story.tell(COUNTED, entry));
    }

    @Test
    void aBreakBeforeThePaidRangeCostsNothing() throws Exception {
        UUID shift = shift(AURORA_CHATTER, "2026-03-10T10:00Z", "2026-03-10T18:00Z");
        UUID entry = entry(
                AURORA_CHATTER,
                shift,
                "2026-03-10T09:46:00Z",
                "2026-03-10T09:50:00Z/2026-03-10T10:10:00Z",
                "2026-03-10T18:00:00Z");

        assertEquals("494 20 474 470", story.tell(COUNTED, entry));
    }

    @Test
    void whoWorkedOnlyBeforeThePaidRangeIsPaidNothing() throws Exception {
        UUID shift = shift(AURORA_CHATTER, "2026-03-10T10:00Z", "2026-03-10T18:00Z");
        UUID entry = entry(AURORA_CHATTER, shift, "2026-03-10T09:46:00Z", null, "2026-03-10T09:56:00Z");

        assertEquals("10 0 10 0", story.tell(COUNTED, entry));
    }

    @Test
    void thePolicyInForceOnTheDayCounts() throws Exception {
        policy("rounding_mode => down, rounding_minutes => 30");
        story.tell("update time_policies set valid_from = '2026-03-11'");
        policy("rounding_mode => up, rounding_minutes => 30");
        UUID before = entry(AURORA_CHATTER, null, "2026-03-10T08:00:00Z", null, "2026-03-10T08:40:00Z");
        UUID after = entry(AURORA_CHATTER, null, "2026-03-10T22:30:00Z", null, "2026-03-10T23:10:00Z");

        assertEquals("60", story.tell("select payable_minutes from timesheets where id = ?", before));
        assertEquals("30", story.tell("select payable_minutes from timesheets where id = ?", after));
        assertEquals("2026-03-11", story.tell("select work_date from timesheets where id = ?", after));
    }

    @Test
    void withoutAPolicyTheDefaultsAreThoseOfTheColumns() throws Exception {
        policy("late_grace_minutes => 5");
        assertEquals("t", story.tell("""
                select to_jsonb(p) - '{id,valid_from,created_by,created_at,updated_at}'::text[]
                  = to_jsonb(operations.policy_on(p.agency_id, '2000-01-01'))
                    - '{id,valid_from,created_by,created_at,updated_at}'::text[] from time_policies p"""));
    }

    @Test
    void theDayOfWorkIsTheAgencysAndStaysWhenTheAgencyMoves() throws Exception {
        UUID entry = entry(NIGHTFALL_CHATTER, null, "2026-06-01T18:14:59Z", null, "2026-06-01T20:00:00Z");
        UUID next = entry(NIGHTFALL_CHATTER, null, "2026-06-02T18:15:00Z", null, "2026-06-02T20:00:00Z");
        story.tell("update agencies set timezone = 'America/New_York' where name = 'Nightfall'");
        story.tell("update timesheets set clock_out = clock_out + interval '1 minute' where id = ?", next);

        assertEquals("2026-06-01", story.tell("select work_date from timesheets where id = ?", entry));
        assertEquals(
                "2026-06-03 Asia/Kathmandu",
                story.tell("select work_date || ' ' || timezone from timesheets where id = ?", next));
    }

    @Test
    void aWallTimeThatIsSkippedMovesForwardAndOneThatComesTwiceIsTheFirst() throws Exception {
        assertEquals("01:30 00:30 00:45 15:30 18:00", story.tell("""
                select string_agg(to_char(private.instant_of(w::timestamp, z) at time zone 'UTC', 'HH24:MI'), ' '
                  order by n)
                from (values (1, '2026-03-29 03:30', 'Europe/Bucharest'), (2, '2026-10-25 03:30', 'Europe/Bucharest'),
                  (3, '2026-03-29 02:45', 'Europe/Bucharest'), (4, '2026-04-05 02:00', 'Australia/Lord_Howe'),
                  (5, '2026-03-28 20:00', 'Europe/Bucharest')) v (n, w, z)"""));
    }

    @Test
    void aNightIsAnHourShorterInSpringAndLongerInAutumn() throws Exception {
        assertEquals("07:00:00 09:00:00 08:00:00", story.tell("""
                select string_agg((private.instant_of(d + 1 + time '04:00', 'Europe/Bucharest')
                  - private.instant_of(d + time '20:00', 'Europe/Bucharest'))::text, ' ' order by n)
                from (values (1, date '2026-03-28'), (2, '2026-10-24'), (3, '2026-04-04')) v (n, d)"""));
    }

    @Test
    void aMissingBreakAndALongDayAreWorthALook() throws Exception {
        policy("break_required_after_minutes => 360, break_required_minutes => 30, max_open_minutes => 480");
        UUID entry = entry(
                AURORA_CHATTER,
                shift(AURORA_CHATTER, "2026-03-10T08:00Z", "2026-03-10T18:00Z"),
                "2026-03-10T08:00:00Z",
                "2026-03-10T12:00:00Z/2026-03-10T12:29:00Z",
                "2026-03-10T17:00:00Z");

        assertEquals(
                "{break_missing,too_long}", story.tell("select review_reasons from timesheets where id = ?", entry));
    }

    private void policy(String settings) throws SQLException {
        String[] parts = settings.replace(" ", "").split(",");
        StringBuilder columns = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (String part : parts) {
            columns.append(", ").append(part.split("=>")[0]);
            values.append(", '").append(part.split("=>")[1]).append('\'');
        }
        story.tell(
                "insert into time_policies (agency_id, valid_from, created_by" + columns
                        + ") select agency_id, '2026-01-01', id" + values + " from profiles where id = ?",
                AURORA_ADMIN.id());
    }

    private UUID shift(Person person, String start, String end) throws SQLException {
        return UUID.fromString(story.tell("""
                insert into shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
                select agency_id, id, ?::timestamptz, ?::timestamptz, 'Europe/Bucharest', '2026-01-01'
                from profiles where id = ? returning id""", start, end, person.id()));
    }

    private UUID entry(Person person, UUID shift, String in, String pause, String out) throws SQLException {
        UUID entry = UUID.fromString(story.tell("""
                insert into timesheets (agency_id, employee_id, shift_id, clock_in)
                select agency_id, id, ?, ?::timestamptz from profiles where id = ? returning id""", shift, in, person.id()));
        if (pause != null) {
            story.tell("""
                    insert into timesheet_breaks (agency_id, timesheet_id, started_at, ended_at)
                    select agency_id, id, split_part(?, '/', 1)::timestamptz, split_part(?, '/', 2)::timestamptz
                    from timesheets where id = ?""", pause, pause, entry);
        }
        story.tell("update timesheets set clock_out = ?::timestamptz, status = 'completed' where id = ?", out, entry);
        return entry;
    }
}
