package io.onyxos.operations;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;

/** Shifts and entries for a test, written behind the service's back. Times are intervals from now. */
public final class Roster {

    private Roster() {}

    /** Nothing is planned, nobody has worked. */
    public static void clear() throws Exception {
        // not by truncate: it would wait for whoever is reading, and they for it
        for (String table : new String[] {
            "public.timesheet_adjustments",
            "public.timesheet_corrections",
            "operations.presence",
            "public.timesheets",
            "public.shift_swaps",
            "public.time_off",
            "public.shifts",
            "public.shift_series",
            "public.time_policies",
            "operations.outbox"
        }) {
            Sql.run("delete from " + table);
        }
    }

    /** A published shift, planned a week ago. */
    public static UUID shift(Person person, String start, String end) throws Exception {
        return id("""
                insert into public.shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
                select p.agency_id, p.id, now() + ?::interval, now() + ?::interval, a.timezone, now() - interval '7 days'
                from public.profiles p join public.agencies a on a.id = p.agency_id where p.id = ? returning id""", start, end, person.id());
    }

    /** An open entry. */
    public static UUID entry(Person person, UUID shift, String in) throws Exception {
        return id("""
                insert into public.timesheets (agency_id, employee_id, shift_id, clock_in)
                select agency_id, id, ?, now() + ?::interval from public.profiles where id = ? returning id""", shift, in, person.id());
    }

    /** Shifts that are over though they still count as scheduled, as after a time without background work. */
    public static void letPass(UUID shift, String start, String end) throws Exception {
        withoutTriggers(
                "update public.shifts set start_time = now() + ?::interval, end_time = now() + ?::interval,"
                        + " status = 'scheduled' where id = ?",
                start,
                end,
                shift);
    }

    /** Runs a statement that no trigger sees. */
    public static void withoutTriggers(String sql, Object... values) throws Exception {
        try (Connection connection = ServiceStack.superuser()) {
            connection.createStatement().execute("set session_replication_role = replica");
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
            }
        }
    }

    private static UUID id(String sql, Object... values) throws Exception {
        try (Connection connection = ServiceStack.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }
}
