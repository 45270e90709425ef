package io.onyxos.operations.database;

import io.onyxos.kit.testing.Person;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One transaction that is rolled back: {@code now()} stands still in it, so that a shift can begin exactly so long ago.
 * People act in the role and with the claims that the service gives them.
 */
final class Story implements AutoCloseable {

    private final Connection connection;

    private Story(Connection connection) {
        this.connection = connection;
    }

    static Story begin() throws Exception {
        Connection connection = TestDatabase.superuser();
        connection.setAutoCommit(false);
        return new Story(connection);
    }

    /**
     * Lets the service's functions live at another instant from now on: those that ask for {@code now()} are replaced until
     * the story ends.
     */
    void at(String instant) throws SQLException {
        first("select set_config('onyx.story_time', ?, true)", instant);
        first("""
                do $$
                declare
                  v_function regprocedure;
                begin
                  for v_function in
                    select p.oid from pg_proc p where p.pronamespace in ('private'::regnamespace, 'operations'::regnamespace)
                      and p.prokind = 'f' and p.prosrc ~ '\\mnow\\(\\)'
                  loop
                    execute regexp_replace(pg_get_functiondef(v_function), '\\mnow\\(\\)',
                      'current_setting(''onyx.story_time'')::timestamptz', 'g');
                  end loop;
                end
                $$""");
    }

    /** As the owner of all: the first column of the first row as text, null without a row or result. */
    String tell(String sql, Object... values) throws SQLException {
        return first(sql, values);
    }

    /** The same as a person. */
    String as(Person person, String sql, Object... values) throws SQLException {
        return inRole(() -> TestDatabase.become(connection, person, true), sql, values);
    }

    /** The same as the service's background worker. */
    String asWorker(String sql, Object... values) throws SQLException {
        return inRole(() -> first("select set_config('role', 'operations_worker', true)"), sql, values);
    }

    /** SQLSTATE and message of the refusal, of a constraint its name, of a missing right the SQLSTATE alone. */
    String refused(Person person, String sql, Object... values) throws SQLException {
        return Refusals.of(() -> as(person, sql, values));
    }

    /** The same for the worker. */
    String workerRefused(String sql, Object... values) throws SQLException {
        return Refusals.of(() -> asWorker(sql, values));
    }

    /** Events so far, oldest first: {@code timesheet.clocked_in, shift.missed}. */
    String events() throws SQLException {
        return first(
                "select coalesce(string_agg(split_part(event_type, '.', 4) || '.' || split_part(event_type, '.', 5),"
                        + " ', ' order by id), '') from operations.outbox where occurred_at >= now()");
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private String inRole(Step switching, String sql, Object... values) throws SQLException {
        var before = connection.setSavepoint();
        try {
            switching.take();
            String answer = first(sql, values);
            first("select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)");
            return answer;
        } catch (SQLException refused) {
            // the role goes back with everything else
            connection.rollback(before);
            throw refused;
        }
    }

    private String first(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (!statement.execute()) {
                return Integer.toString(statement.getUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private interface Step {
        void take() throws SQLException;
    }
}
