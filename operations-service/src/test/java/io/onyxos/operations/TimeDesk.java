package io.onyxos.operations;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** SQL above all policies: sets the stage for tests of the clock, and looks behind the service's back. */
public final class TimeDesk {

    public static final String AURORA_LUNA = "a0000000-0000-4000-8000-000000000201";
    public static final String AURORA_VESPER = "a0000000-0000-4000-8000-000000000202";
    public static final String NIGHTFALL_LUNA = "b0000000-0000-4000-8000-000000000201";

    private TimeDesk() {}

    /** Nobody has worked, no rules are set, and nothing is planned. */
    public static void clear() throws Exception {
        Roster.clear();
    }

    /** A published shift around now, from and until so many minutes away. */
    public static UUID shift(Person person, int from, int until) throws Exception {
        Instant now = Instant.now();
        return shift(
                person,
                now.plusSeconds(60L * from).toString(),
                now.plusSeconds(60L * until).toString());
    }

    /** A published shift. */
    public static UUID shift(Person person, String from, String until) throws Exception {
        return UUID.fromString(one(
                "insert into shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)"
                        + " select p.agency_id, p.id, ?::timestamptz, ?::timestamptz, a.timezone, now()"
                        + " from profiles p join agencies a on a.id = p.agency_id where p.id = ? returning id",
                from,
                until,
                person.id()));
    }

    /** The agency's rules since ever: {@code "rounding_mode, rounding_minutes", "'nearest', 15"}. */
    public static void policy(Person member, String columns, String values) throws Exception {
        one(
                "insert into time_policies (agency_id, valid_from, " + columns + ") select agency_id, '2020-01-01', "
                        + values + " from profiles where id = ? returning id",
                member.id());
    }

    /** Makes a model the person's to work for, since long. */
    public static void assign(Person person, String model) throws Exception {
        one(
                "insert into model_assignments (agency_id, model_id, profile_id, starts_on)"
                        + " select p.agency_id, ?::uuid, p.id, '2026-01-01' from profiles p where p.id = ?"
                        + " and not exists (select from model_assignments a where a.model_id = ?::uuid and a.profile_id = p.id"
                        + " and a.ends_on is null)",
                model,
                person.id(),
                model);
    }

    /** Begins a transaction that acts with a person's claims, in the service's role or, as finance does, in none. */
    public static void become(Connection connection, Person person, String role) throws SQLException {
        connection.setAutoCommit(false);
        one(
                connection,
                "select set_config('role', ?, true), set_config('request.jwt.claims', ?, true)",
                role,
                "{\"sub\":\"%s\",\"role\":\"authenticated\",\"aal\":\"aal2\"}".formatted(person.id()));
    }

    /** Returns when a statement waits for a lock. */
    public static void awaitWaiting() throws Exception {
        awaitWaiting(1);
    }

    /** Returns when at least so many statements wait for locks. */
    public static void awaitWaiting(int count) throws Exception {
        for (int i = 0; i < 500; i++) {
            if ("t".equals(one("select count(*) >= ? from pg_stat_activity where wait_event_type = 'Lock'", count))) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("fewer than " + count + " statements wait");
    }

    /** The first column of the first row as text; the number of rows where there is none. */
    public static String one(String sql, Object... values) throws Exception {
        try (Connection connection = ServiceStack.superuser()) {
            return one(connection, sql, values);
        }
    }

    /** The same in a transaction of one's own. */
    public static String one(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1,
                        values[i] instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : values[i]);
            }
            if (!statement.execute()) {
                return Integer.toString(statement.getUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
