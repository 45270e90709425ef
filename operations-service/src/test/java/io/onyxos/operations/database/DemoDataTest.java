package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.AURORA_SMM;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the demo shows, on whatever day it is seeded. */
class DemoDataTest {

    private static final String LUNA = "a0000000-0000-4000-8000-000000000201";

    private Story story;

    @BeforeEach
    void begin() throws Exception {
        story = Story.begin();
    }

    @AfterEach
    void undo() throws Exception {
        story.close();
    }

    @Test
    void assignedPeopleSeeTheirModels() throws Exception {
        String mine = "select cardinality(private.my_model_ids())";
        assertEquals("1", story.as(AURORA_CHATTER, mine));
        assertEquals("2", story.as(AURORA_SMM, mine));
        assertEquals("0", story.as(NIGHTFALL_CHATTER, mine));
        assertEquals("1", story.as(NIGHTFALL_CHATTER_2, mine));
        assertEquals("0.1500", story.as(AURORA_CHATTER, """
                select operations.visible_commission(id) from model_assignments where ends_on is null"""));
    }

    @Test
    void aFortnightHasEveryKindOfEntryAndShift() throws Exception {
        assertEquals("active, approved, completed", story.tell("""
                select string_agg(distinct status, ', ' order by status) from timesheets where agency_id::text like 'a%'"""));
        assertEquals("completed, in_progress, missed, scheduled", story.tell("""
                select string_agg(distinct status, ', ' order by status) from shifts where agency_id::text like 'a%'"""));
        assertTrue(Integer.parseInt(story.tell("select count(*) from timesheets where is_late")) > 0);
        assertEquals("completed", story.tell("""
                select distinct status from timesheets where 'auto_closed' = any (review_reasons)"""));
        assertEquals("t", story.tell("""
                select bool_and(payable_minutes % 15 = 0) from timesheets
                where agency_id::text like 'a%' and clock_out is not null"""));
        assertEquals("0", story.tell("select count(*) from time_policies where agency_id::text like 'b%'"));
    }

    @Test
    void somebodyIsOnTheClockInEachAgency() throws Exception {
        assertEquals("2", story.tell("select count(distinct agency_id) from timesheets where clock_out is null"));
        assertEquals("0", story.asWorker("select operations.close_forgotten_entries(10)"));
    }

    @Test
    void oneOfEachWaits() throws Exception {
        assertEquals("1 1 1 1", story.tell("""
                select concat_ws(' ', (select count(*) from timesheet_corrections where status = 'pending'),
                  (select count(*) from shift_swaps where status = 'open'),
                  (select count(*) from shifts where employee_id is null and start_time > now()),
                  (select count(*) from time_off where status = 'pending'))"""));
        assertEquals("approved", story.as(AURORA_PALADIN, """
                select status from operations.approve_correction('a0000000-0000-4000-8000-000000000911')"""));
    }

    @Test
    void lunaLacksPeopleInTheEvening() throws Exception {
        String gaps = story.as(AURORA_PALADIN, """
                select count(*) from operations.coverage_slots(now() + interval '1 day', now() + interval '3 days', ?::uuid)
                where scheduled < required""", LUNA);
        assertTrue(Integer.parseInt(gaps) > 0, gaps);
    }
}
