package io.onyxos.operations.database;

import static io.onyxos.kit.testing.Person.AURORA_CHATTER;
import static io.onyxos.kit.testing.Person.AURORA_PALADIN;
import static io.onyxos.kit.testing.Person.NIGHTFALL_CHATTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.Person;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock itself at the hours that the rules are explained by: the shift lasts from 20:00 to 04:00 in Bucharest. */
class ClockHoursTest {

    private static final String CLOCK_IN = "select id from operations.clock_in()";
    private static final String MINUTES =
            "concat_ws(' ', total_minutes, break_minutes, worked_minutes, payable_minutes)";

    private Rota rota;
    private Story story;
    private UUID shift;

    @BeforeEach
    void begin() throws Exception {
        rota = Rota.empty();
        story = rota.story();
        story.at("2026-03-10T12:00:00Z");
        shift = shift(AURORA_CHATTER, "2026-03-10 20:00", "2026-03-11 04:00");
    }

    @AfterEach
    void undo() throws Exception {
        story.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T17:44:59.000Z, false",
        "2026-03-10T17:45:00.000Z, true",
        "2026-03-11T01:59:59.999Z, true",
        "2026-03-11T02:00:00.000Z, false"
    })
    void aClockInBelongsToTheShiftFromAQuarterBeforeItsStartUntilItsEnd(String at, boolean belongs) throws Exception {
        story.at(at);
        String named = "select shift_id from operations.clock_in(p_shift => ?)";
        if (!belongs) {
            assertEquals("PT409 outside_clock_in_window", story.refused(AURORA_CHATTER, named, shift));
        }
        String entry = story.as(AURORA_CHATTER, CLOCK_IN);
        assertEquals(
                belongs ? shift + " {}" : "none {no_shift}",
                story.tell(
                        "select coalesce(shift_id::text, 'none') || ' ' || review_reasons::text from timesheets where id = ?::uuid",
                        entry));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T18:05:00.000Z, false 0", "2026-03-10T18:05:00.001Z, true 5"})
    void fiveMinutesAreGraceAndAMillisecondMoreIsLateByFive(String at, String late) throws Exception {
        story.at(at);
        String entry = story.as(AURORA_CHATTER, CLOCK_IN);
        assertEquals(
                late,
                story.tell("select is_late::text || ' ' || late_minutes from timesheets where id = ?::uuid", entry));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-11T01:55:00.000Z, false 0", "2026-03-11T01:54:59.999Z, true 5"})
    void leavingEarlyHasTheSameGrace(String at, String early) throws Exception {
        story.at("2026-03-10T18:00:00Z");
        story.as(AURORA_CHATTER, CLOCK_IN);
        story.at(at);
        assertEquals(
                early,
                story.as(
                        AURORA_CHATTER,
                        "select is_early_leave::text || ' ' || early_leave_minutes from operations.clock_out()"));
    }

    @Test
    void theNightOfTheFirstExampleIsPaidWith465AndACorrectionTo450TakesFifteenBackOnce() throws Exception {
        rota.policy("rounding_mode", "nearest");
        story.tell("update time_policies set rounding_minutes = 15, paid_break_minutes = 15");
        String entry = night();
        assertEquals(
                "500 40 460 465 false 12 2026-03-10",
                story.tell("select " + MINUTES
                        + " || ' ' || concat_ws(' ', is_late::text, overtime_minutes, work_date) from timesheets"));

        story.as(AURORA_PALADIN, "select operations.approve_timesheet(?::uuid, null)", entry);
        story.tell("update timesheets set payout_run_id = gen_random_uuid()");
        correctTheEndTo("2026-03-11T02:00:00Z");
        assertEquals("-15", adjustments());
        correctTheEndTo("2026-03-11T02:00:00Z");
        assertEquals("-15", adjustments());
        correctTheEndTo("2026-03-11T01:45:00Z");
        assertEquals("-15 -15", adjustments());
        assertEquals("465", story.tell("select payable_minutes from timesheets"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, 2026-03-29, 2026-03-28T18:00:00Z, 2026-03-29T01:00:00Z, 420",
        "2026-10-24, 2026-10-25, 2026-10-24T17:00:00Z, 2026-10-25T02:00:00Z, 540",
        "2026-06-06, 2026-06-07, 2026-06-06T17:00:00Z, 2026-06-07T01:00:00Z, 480"
    })
    void aNightOfAClockChangeIsPaidAsLongAsItLasted(String day, String next, String in, String out, int minutes)
            throws Exception {
        story.at(in);
        shift(AURORA_CHATTER, day + " 20:00", next + " 04:00");
        story.as(AURORA_CHATTER, CLOCK_IN);
        story.at(out);
        assertEquals(
                "%1$d 0 %1$d %1$d false 0 %2$s".formatted(minutes, day),
                story.as(
                        AURORA_CHATTER,
                        "select " + MINUTES
                                + " || ' ' || concat_ws(' ', is_early_leave::text, overtime_minutes, work_date)"
                                + " from operations.clock_out()"));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01T18:14:59Z, 2026-06-01", "2026-06-01T18:15:00Z, 2026-06-02"})
    void theDayOfWorkInKathmanduBeginsAQuarterPastSix(String at, String day) throws Exception {
        story.at(at);
        assertEquals(
                day + " Asia/Kathmandu",
                story.as(NIGHTFALL_CHATTER, "select work_date || ' ' || timezone from operations.clock_in()"));
    }

    private String night() throws SQLException {
        story.at("2026-03-10T17:52:10Z");
        String entry = story.as(AURORA_CHATTER, CLOCK_IN);
        story.at("2026-03-10T21:00:00Z");
        story.as(AURORA_CHATTER, "select operations.start_break()");
        story.at("2026-03-10T21:40:30Z");
        story.as(AURORA_CHATTER, "select operations.end_break()");
        story.at("2026-03-11T02:12:40Z");
        story.as(AURORA_CHATTER, "select operations.clock_out()");
        return entry;
    }

    private void correctTheEndTo(String out) throws SQLException {
        String asked = story.as(AURORA_CHATTER, """
                insert into timesheet_corrections (timesheet_id, clock_in, clock_out, breaks, reason)
                select id, clock_in, ?::timestamptz,
                  '[{"started_at": "2026-03-10T21:00:00Z", "ended_at": "2026-03-10T21:40:30Z"}]', 'Left on time'
                from timesheets returning id""", out);
        story.as(AURORA_PALADIN, "select operations.approve_correction(?::uuid)", asked);
    }

    private String adjustments() throws SQLException {
        return story.tell("select string_agg(minutes::text, ' ' order by created_at, id) from timesheet_adjustments");
    }

    /** By wall times in Bucharest. */
    private UUID shift(Person person, String start, String end) throws SQLException {
        return UUID.fromString(story.tell("""
                insert into shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
                select agency_id, id, private.instant_of(?::timestamp, 'Europe/Bucharest'),
                  private.instant_of(?::timestamp, 'Europe/Bucharest'), 'Europe/Bucharest', '2026-01-01'
                from profiles where id = ? returning id""", start, end, person.id()));
    }
}
