package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_ALCHEMIST;
import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.onyxos.kit.testing.Person;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where people are missing, on a Friday far ahead, so that no planned shift is missed yet. */
class CoverageTest extends StoryTest {

    private static final UUID LUNA = UUID.fromString("a0000000-0000-4000-8000-000000000201");
    private static final String FRIDAY = "'2030-06-07T00:00Z', '2030-06-08T12:00Z'";
    private static final String GAPS = """
            select string_agg(to_char(start_time at time zone 'UTC', 'HH24') || '-' || to_char(end_time at time zone 'UTC', 'HH24')
              || ':' || required - scheduled, ' ') from operations.coverage_slots(%s, ?, ?) where scheduled < required""".formatted(FRIDAY);
    private static final String TOTALS = """
            select distinct concat_ws(' ', missing_minutes::integer, required_minutes::integer, covered_ratio)
            from operations.coverage_gaps(%s, ?, ?)""".formatted(FRIDAY);

    @Test
    void gapsAreWhereFewerArePlannedThanNeeded() throws Exception {
        needTwoForLuna();
        plan(AURORA_CHATTER, LUNA, "15:00", "19:00", true);
        rota.assign(AURORA_SMM, LUNA);
        plan(AURORA_SMM, null, "17:00", "23:00", true);
        plan(AURORA_ALCHEMIST, LUNA, "19:00", "23:00", false);

        assertEquals("15-17:1 19-23:1", story.as(AURORA_PALADIN, GAPS, LUNA, false));
        assertEquals("360 960 0.6250", story.as(AURORA_PALADIN, TOTALS, LUNA, false));
        assertEquals("15-17:1", story.as(AURORA_PALADIN, GAPS, LUNA, true));
        assertEquals("120 960 0.8750", story.as(AURORA_PALADIN, TOTALS, LUNA, true));
    }

    @Test
    void timeOffIsNoCoverAndOnePersonCountsOnce() throws Exception {
        needTwoForLuna();
        plan(AURORA_CHATTER, LUNA, "15:00", "23:00", true);
        story.tell("update shifts set allow_overlap = true");
        plan(AURORA_CHATTER, LUNA, "16:00", "17:00", true);
        story.tell("""
                insert into time_off (agency_id, employee_id, kind, start_time, end_time, status)
                select agency_id, id, 'leave', '2030-06-07T21:00Z', '2030-06-08T21:00Z', 'approved'
                from profiles where id = ?""", AURORA_CHATTER.id());
        assertEquals("15-21:1 21-23:2", story.as(AURORA_PALADIN, GAPS, LUNA, false));
    }

    @Test
    void onlyWhoIsPlannedForTheModelAndWillComeCovers() throws Exception {
        needTwoForLuna();
        plan(AURORA_CHATTER, LUNA, "15:00", "17:00", true);
        story.tell("update shifts set cancelled_at = now(), cancel_reason = 'Model is ill'");
        plan(AURORA_CHATTER, null, "15:00", "19:00", true);
        rota.assign(AURORA_SMM, LUNA);
        plan(AURORA_SMM, LUNA, "19:00", "23:00", true);
        story.tell("update shifts set employee_id = null where employee_id = ?", AURORA_SMM.id());
        assertEquals("15-23:2", story.as(AURORA_PALADIN, GAPS, LUNA, false));
    }

    @Test
    void aShiftForAllOnesModelsCoversThoseThatAreOnesOwnOnTheDayItStarts() throws Exception {
        needTwoForLuna();
        plan(AURORA_SMM, null, "17:00", "23:00", true);
        UUID own = rota.assign(AURORA_SMM, LUNA);
        // the night is a Saturday's for its last two hours in Bucharest
        story.tell("update model_assignments set starts_on = '2030-06-08' where id = ?", own);
        assertEquals("15-23:2", story.as(AURORA_PALADIN, GAPS, LUNA, false));
        story.tell("update model_assignments set starts_on = '2030-06-07', ends_on = '2030-06-07' where id = ?", own);
        assertEquals("15-17:2 17-23:1", story.as(AURORA_PALADIN, GAPS, LUNA, false));
    }

    @Test
    void ofSeveralNeedsAtOnceTheLargestCounts() throws Exception {
        needTwoForLuna();
        story.as(AURORA_PALADIN, """
                insert into coverage_requirements (model_id, weekdays, local_start, local_end, min_staff)
                values (?, '{5}', '20:00', '21:00', 3)""", LUNA);
        assertEquals("15-17:2 17-18:3 18-23:2", story.as(AURORA_PALADIN, GAPS, LUNA, false));
    }

    @Test
    void whereNothingIsNeededNothingIsCovered() throws Exception {
        assertNull(story.as(AURORA_PALADIN, GAPS, null, false));
        assertEquals("0 0", story.as(AURORA_PALADIN, TOTALS, null, false));
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, GAPS, null, false));
        needTwoForLuna();
        assertNull(story.as(NIGHTFALL_PALADIN, GAPS, LUNA, false));
    }

    @Test
    void theWeekIsShownHourByHourInAnyZone() throws Exception {
        needTwoForLuna();
        plan(AURORA_CHATTER, LUNA, "15:30", "16:30", true);
        String hours = """
                select string_agg(weekday || ' ' || hour || ' ' || required_minutes::integer || ' ' || scheduled_minutes::integer,
                  ', ' order by weekday, hour) from operations.coverage_hours(%s, ?, ?) where required_minutes > 0
                  and hour < 13""".formatted(FRIDAY);
        assertEquals("5 11 120 30, 5 12 120 30", story.as(AURORA_PALADIN, hours, "America/New_York", LUNA));
        assertEquals(
                "168",
                story.as(
                        AURORA_PALADIN,
                        "select count(*) from operations.coverage_hours(%s, 'Asia/Kathmandu')".formatted(FRIDAY)));
    }

    @Test
    void workIsCutAtMidnightAndPaidWhole() throws Exception {
        story.tell("""
                insert into timesheets (agency_id, employee_id, clock_in, clock_out, status)
                select agency_id, id, '2026-06-01T16:00Z', '2026-06-01T20:00Z', 'completed' from profiles where id = ?""", NIGHTFALL_CHATTER.id());
        String days = """
                select string_agg(w.day || ' ' || w.worked_minutes, ', ' order by w.day)
                from operations.worked_by_day('2026-06-01', '2026-06-05', 'Asia/Kathmandu') w""";
        assertEquals("2026-06-01 135, 2026-06-02 105", story.as(NIGHTFALL_CHATTER, days));
        assertEquals("2026-06-01 135, 2026-06-02 105", story.as(NIGHTFALL_PALADIN, days));
        assertNull(story.as(AURORA_PALADIN, days));
        assertEquals("240 2026-06-01", story.tell("select payable_minutes || ' ' || work_date from timesheets"));
    }

    private void needTwoForLuna() throws SQLException {
        story.as(AURORA_PALADIN, """
                insert into coverage_requirements (model_id, weekdays, local_start, local_end, min_staff)
                values (?, '{5}', '18:00', '02:00', 2)""", LUNA);
    }

    private void plan(Person person, UUID model, String start, String end, boolean published) throws SQLException {
        story.tell("""
                insert into shifts (agency_id, employee_id, model_id, start_time, end_time, timezone, published_at)
                select agency_id, id, ?, ('2030-06-07T' || ? || 'Z')::timestamptz, ('2030-06-07T' || ? || 'Z')::timestamptz,
                  'Europe/Bucharest', case when ? then now() end from profiles where id = ?""", model, start, end, published, person.id());
    }
}
