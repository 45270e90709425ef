package io.onyxos.operations.database;

import io.onyxos.kit.testing.Person;
import java.sql.SQLException;
import java.util.UUID;

/** A story in which nobody has anything planned, worked or assigned yet. Times are intervals from now. */
record Rota(Story story) {

    static Rota empty() throws Exception {
        Story story = Story.begin();
        story.tell("""
                truncate timesheet_corrections, timesheet_adjustments, timesheet_breaks, timesheets, shift_swaps, time_off,
                  shifts, shift_series, model_assignments, time_policies, coverage_requirements, calendar_feeds,
                  operations.presence, operations.outbox""");
        return new Rota(story);
    }

    /** A published shift. */
    UUID shift(Person person, String start, String end) throws SQLException {
        return id("""
                insert into shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
                select p.agency_id, p.id, now() + ?::interval, now() + ?::interval, a.timezone, now() - interval '7 days'
                from profiles p join agencies a on a.id = p.agency_id where p.id = ? returning id""", start, end, person.id());
    }

    /** A published shift that nobody has. */
    UUID openShift(Person colleague, String start, String end) throws SQLException {
        UUID shift = shift(colleague, start, end);
        story.tell("update shifts set employee_id = null where id = ?", shift);
        return shift;
    }

    /** An entry, open if it has no end. */
    UUID entry(Person person, UUID shift, String in, String out) throws SQLException {
        return id("""
                insert into timesheets (agency_id, employee_id, shift_id, clock_in, clock_out, status)
                select p.agency_id, p.id, ?, now() + ?::interval, now() + v.out, case when v.out is null then 'active' else 'completed' end
                from profiles p, (values (?::interval)) v (out) where p.id = ? returning id""", shift, in, out, person.id());
    }

    UUID pause(UUID entry, String start, String end) throws SQLException {
        return id("""
                insert into timesheet_breaks (agency_id, timesheet_id, started_at, ended_at)
                select agency_id, id, now() + ?::interval, now() + ?::interval from timesheets where id = ?
                returning id""", start, end, entry);
    }

    UUID assign(Person person, UUID model) throws SQLException {
        return id("""
                insert into model_assignments (agency_id, profile_id, model_id, starts_on)
                select agency_id, id, ?, current_date - 100 from profiles where id = ? returning id""", model, person.id());
    }

    /** One setting of Aurora's rules, in force since long ago. */
    void policy(String setting, String value) throws SQLException {
        story.tell("insert into time_policies (agency_id, valid_from, " + setting
                + ") values ('a0000000-0000-4000-8000-000000000001', '2020-01-01', '" + value + "')");
    }

    /** What was told of entries, in order. */
    String eventsOfClock() throws SQLException {
        return story.tell("""
                select string_agg(split_part(event_type, '.', 4) || '.' || split_part(event_type, '.', 5), ', ' order by id)
                from operations.outbox where aggregate_type = 'timesheet'""");
    }

    /** What was told of shifts, in order, since the outbox was last emptied. */
    String eventsOfShifts() throws SQLException {
        return story.tell("""
                select string_agg(split_part(event_type, '.', 5), ', ' order by id)
                from operations.outbox where aggregate_type = 'shift'""");
    }

    void forgetEvents() throws SQLException {
        story.tell("delete from operations.outbox");
    }

    private UUID id(String sql, Object... values) throws SQLException {
        return UUID.fromString(story.tell(sql, values));
    }
}
