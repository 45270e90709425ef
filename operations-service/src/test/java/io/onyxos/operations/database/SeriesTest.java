package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_OWNER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_PALADIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the occurrences that a rule gives. */
class SeriesTest extends StoryTest {

    private static final String NEW = """
            insert into shift_series (employee_id, start_on, local_start, local_end, rrule, publish)
            values (?, private.my_today(), '20:00', '04:00', 'FREQ=DAILY', ?) returning id""";
    /** Eight hours a day, some days of the next five. */
    private static final String DAYS = """
            (select jsonb_agg(jsonb_build_object('occurrence_date', current_date + d, 'start_time',
              (current_date + d + time '20:00') at time zone 'UTC', 'end_time',
              (current_date + d + time '20:00') at time zone 'UTC' + ?::interval)) from unnest(?::integer[]) d)""";

    private static final String APPLY =
            "select string_agg(outcome, ' ' order by occurrence_date) from operations.apply_series(?::uuid, " + DAYS
                    + ", current_date + 10, ?)";
    private static final String EXTEND =
            "select string_agg(outcome, ' ' order by occurrence_date) from operations.extend_series(?::uuid, " + DAYS
                    + ", current_date + 10)";

    private String series;

    @BeforeEach
    void prepare() throws Exception {
        series = story.as(AURORA_PALADIN, NEW, AURORA_CHATTER.id(), true);
    }

    @Test
    void occurrencesAreMadeOnceAndToldOf() throws Exception {
        assertEquals("created created created", story.as(AURORA_PALADIN, APPLY, series, "8 hours", "{1,2,3}", false));
        assertEquals("published, published, published", rota.eventsOfShifts());
        assertEquals("created", story.asWorker(EXTEND, series, "8 hours", "{1,2,3,4}"));
        assertEquals("4", story.tell("select count(*) from shifts"));
        assertEquals("t", story.tell("select generated_through = current_date + 10 from shift_series"));
    }

    @Test
    void theBreakIsShorterWhereTheClockSkipsAPartOfTheShift() throws Exception {
        story.as(AURORA_PALADIN, "update shift_series set planned_break_minutes = 90 where id = ?::uuid", series);
        assertEquals("created created", story.asWorker(EXTEND, series, "1 hour", "{1,2}"));
        assertEquals("59 59", story.tell("select string_agg(planned_break_minutes::text, ' ') from shifts"));
        assertEquals(
                "updated",
                story.as(AURORA_PALADIN, APPLY, series, "90 seconds", "{1}", false)
                        .split(" ")[0]);
        assertEquals(
                "23514 shift_series_planned_break_minutes_check",
                story.refused(
                        AURORA_PALADIN, "update shift_series set local_end = '21:30' where id = ?::uuid", series));
    }

    @Test
    void theSeriesOfAnotherAgencyIsNotThere() throws Exception {
        assertEquals("PT404 not_found", story.refused(NIGHTFALL_PALADIN, APPLY, series, "8 hours", "{1}", false));
        assertEquals("PT403 forbidden", story.refused(AURORA_CHATTER, APPLY, series, "8 hours", "{1}", false));
        assertEquals("PT400 not_schedulable", story.refused(AURORA_PALADIN, NEW, AURORA_OWNER.id(), true));
    }

    @Test
    void aChangedSeriesTakesItsUntouchedShiftsAlong() throws Exception {
        story.as(AURORA_PALADIN, APPLY, series, "8 hours", "{1,2,3,4}", false);
        story.as(AURORA_PALADIN, "update shifts set notes = 'Alone' where occurrence_date = current_date + 2");
        assertEquals(
                "updated updated cancelled",
                story.as(AURORA_PALADIN, APPLY, series, "6 hours", "{1,2,3}", false)
                        .replace("cancelled updated updated", "updated updated cancelled"));
        assertEquals("6 8 6 8", story.tell("""
                select string_agg((extract(epoch from end_time - start_time) / 3600)::integer::text, ' '
                  order by occurrence_date) from shifts"""));
        assertEquals(
                "updated",
                story.as(AURORA_PALADIN, APPLY, series, "8 hours", "{1,2,3,4}", false)
                        .replace("updated updated updated", "updated"));
        assertEquals("0", story.tell("select count(*) from shifts where status = 'cancelled'"));
    }

    @Test
    void draftsOfAChangedSeriesVanish() throws Exception {
        String drafts = story.as(AURORA_PALADIN, NEW, null, false);
        story.as(AURORA_PALADIN, APPLY, drafts, "8 hours", "{1,2}", false);
        assertEquals(
                "deleted",
                story.as(AURORA_PALADIN, APPLY, drafts, "8 hours", "{1}", false).substring(8));
        assertEquals("1", story.tell("select count(*) from shifts"));
    }

    @Test
    void aClashFailsOrIsKeptForPlannersToSee() throws Exception {
        story.tell("""
                insert into shifts (agency_id, employee_id, start_time, end_time, timezone)
                select agency_id, id, (current_date + 2 + time '21:00') at time zone 'UTC',
                  (current_date + 2 + time '22:00') at time zone 'UTC', 'UTC' from profiles where id = ?""", AURORA_CHATTER.id());
        assertEquals(
                "23P01 shifts_no_overlap", story.refused(AURORA_PALADIN, APPLY, series, "8 hours", "{1,2}", false));
        assertEquals("created skipped", story.as(AURORA_PALADIN, APPLY, series, "8 hours", "{1,2}", true));
        assertEquals(
                "cancelled overlap",
                story.tell("select status || ' ' || cancel_reason from shifts where cancelled_at is not null"));
        assertEquals("published", rota.eventsOfShifts());
    }

    @Test
    void somebodyWhoLeftLeavesAnOpenShiftBehind() throws Exception {
        story.tell(
                "update profiles set status = 'deactivated', deactivated_at = now() where id = ?", AURORA_CHATTER.id());
        assertEquals("created", story.asWorker(EXTEND, series, "8 hours", "{1}"));
        assertEquals("t", story.tell("select employee_id is null from shifts"));
    }

    @Test
    void anEndedSeriesTakesBackWhatItHadMadeForLater() throws Exception {
        story.as(AURORA_PALADIN, APPLY, series, "8 hours", "{1,2,3}", false);
        story.as(AURORA_PALADIN, "select operations.end_series(?::uuid, current_date + 2)", series);
        assertEquals(
                "scheduled scheduled cancelled",
                story.tell("select string_agg(status, ' ' order by occurrence_date) from shifts"));
        assertEquals("PT409 series_ended", story.refused(AURORA_PALADIN, APPLY, series, "8 hours", "{1}", false));
        assertEquals(null, story.asWorker(EXTEND, series, "8 hours", "{4}"));
        assertEquals("0", story.asWorker("select count(*) from operations.series_to_extend(56, 10)"));
    }

    @Test
    void aSuccessorTakesOverFromADateOn() throws Exception {
        story.as(AURORA_PALADIN, APPLY, series, "8 hours", "{1,2,3}", false);
        String successor = story.as(AURORA_PALADIN, NEW, AURORA_CHATTER.id(), true);
        assertEquals(
                "2",
                story.as(
                        AURORA_PALADIN,
                        "select operations.hand_over_series(?::uuid, ?::uuid, current_date + 2)",
                        series,
                        successor));
        assertEquals("updated updated", story.as(AURORA_PALADIN, APPLY, successor, "4 hours", "{2,3}", false));
        assertEquals("8 4 4", story.tell("""
                select string_agg((extract(epoch from end_time - start_time) / 3600)::integer::text, ' '
                  order by occurrence_date) from shifts where status = 'scheduled'"""));
    }

    @Test
    void aDeletedOccurrenceIsNotMadeAgain() throws Exception {
        String drafts = story.as(AURORA_PALADIN, NEW, null, false);
        story.as(AURORA_PALADIN, APPLY, drafts, "8 hours", "{1,2}", false);
        story.as(AURORA_PALADIN, "delete from shifts where occurrence_date = current_date + 2");
        assertEquals(
                "t",
                story.tell("select exdates = array[current_date + 2] from shift_series where id = ?::uuid", drafts));
    }

    @Test
    void theWorkerIsGivenWhatIsNotFarEnoughAhead() throws Exception {
        String due = "select id from operations.series_to_extend(56, 10)";
        assertEquals(series, story.asWorker(due));
        story.tell("update shift_series set generated_through = current_date + 60");
        assertEquals(null, story.asWorker(due));
        assertEquals("42501", story.workerRefused("select id from shift_series"));
    }
}
