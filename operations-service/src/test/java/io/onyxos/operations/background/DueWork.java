package io.onyxos.operations.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onyxos.kit.testing.EventBroker;
import io.onyxos.operations.Roster;
import io.onyxos.operations.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kinds of background work that can be due, and how it shows that each piece of it was done. */
enum DueWork {
    LATE("shifts", "title", "late_alerted_at is not null", "late_alerted_at", "shift.late_detected"),
    MISSED("shifts", "title", "status = 'missed'", "missed_at", "shift.missed"),
    FORGOTTEN("timesheets", "note", "'auto_closed' = any (review_reasons)", "clock_out", "timesheet.auto_closed"),
    EXPIRED("shift_swaps", "note", "status = 'expired'", "status", null),
    PLANNED("shifts", "title", "series_id is not null", "series_id", "shift.published");

    /** More than one replica takes in a turn. */
    static final int PEOPLE = 250;

    /** The last three days of the eight weeks that a series is made ahead. */
    static final int DAYS_OF_A_SERIES = 3;

    private static final String ARRIVAL = """
            with people as (
              insert into public.profiles (id, agency_id, username, role)
              select gen_random_uuid(), 'a0000000-0000-4000-8000-000000000001', 'p' || gen_random_uuid(), 'chatter'
              from generate_series(1, ?) returning id, agency_id),
            late as (
              insert into public.shifts (agency_id, employee_id, title, start_time, end_time, timezone, published_at)
              select agency_id, id, 'LATE', now() - interval '1 hour', now() + interval '3 hours', 'UTC', now() from people
              returning id, agency_id, employee_id),
            missed as (
              insert into public.shifts (agency_id, employee_id, title, start_time, end_time, timezone, published_at)
              select agency_id, id, 'MISSED', now() - interval '9 hours', now() - interval '5 hours', 'UTC', now() from people),
            expired as (
              insert into public.shift_swaps (agency_id, shift_id, note, kind, requested_by)
              select agency_id, id, 'EXPIRED', 'cover', employee_id from late),
            forgotten as (
              insert into public.timesheets (agency_id, employee_id, note, clock_in, timezone, work_date)
              select agency_id, id, 'FORGOTTEN', now() - interval '20 hours', 'UTC', current_date - 1 from people)
            insert into public.shift_series (agency_id, employee_id, title, timezone, start_on, until, local_start, local_end, rrule)
            select p.agency_id, p.id, 'PLANNED', a.timezone, d.last - ?, d.last, '20:00', '04:00', 'FREQ=DAILY'
            from people p join public.agencies a on a.id = p.agency_id
            cross join lateral (select (now() at time zone a.timezone)::date + 56 as last) d""";

    private final String mine;
    private final String done;
    private final String audited;
    private final String event;

    DueWork(String table, String mark, String done, String change, String event) {
        this.mine = " from public." + table + " where " + mark + " = '" + name() + "'";
        this.done = done;
        this.audited = "select row_id from public.audit_entries where table_name = '" + table
                + "' and jsonb_exists(changes, '" + change + "') and row_id in (select id" + mine + ") order by row_id";
        this.event = event;
    }

    /** Work of every kind falls due for many new people, as if nobody had been there to see it come. */
    static void falls() throws Exception {
        Roster.withoutTriggers(ARRIVAL, PEOPLE, DAYS_OF_A_SERIES - 1);
    }

    /** How much there is to do yet, or to tell. */
    static long left() throws Exception {
        long left = 0;
        for (DueWork kind : values()) {
            left += kind.count(" and not (" + kind.done + ")");
        }
        return left
                + (long) Sql.column("select count(*) from public.shift_series where generated_through is null")
                        .get(0)
                + (long) Sql.column("select count(*) from operations.outbox").get(0);
    }

    /** How many pieces of this kind were done. */
    long done() throws Exception {
        return count(" and " + done);
    }

    /** Each piece was written down once and told once, whatever Kafka was told again. */
    void assertOnce(int pieces) throws Exception {
        List<Object> ids = Sql.column("select id" + mine + " order by id");
        assertEquals(pieces, ids.size(), name());
        assertEquals(pieces, done(), name());
        assertEquals(ids, Sql.column(audited), name());
        if (event != null) {
            Map<String, Integer> told = told();
            ids.forEach(id -> assertEquals(1, told.get(id.toString()), () -> name() + " " + id));
        }
    }

    /** How many different events of this kind there are about what. */
    Map<String, Integer> told() {
        String type = "io.onyxos.operations." + event + ".v1";
        Map<String, String> subjects = new HashMap<>();
        for (var record : EventBroker.readAll("operations." + event.substring(0, event.indexOf('.')))) {
            if (type.equals(EventBroker.header(record, "ce_type"))) {
                subjects.put(EventBroker.header(record, "ce_id"), record.key());
            }
        }
        Map<String, Integer> told = new HashMap<>();
        subjects.values().forEach(subject -> told.merge(subject, 1, Integer::sum));
        return told;
    }

    private long count(String condition) throws Exception {
        return (long) Sql.column("select count(*)" + mine + condition).get(0);
    }
}
