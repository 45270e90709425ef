package io.onyxos.core;

import static org.junit.jupiter.api.Assertions.fail;

import io.onyxos.kit.testing.ServiceStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.postgresql.util.PSQLException;

/** SQL above all policies: to look behind the service's back, and to hold locks until its requests wait for them. */
public final class Sql implements AutoCloseable {

    /** Shorter than the lock timeout of the requests that wait. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final Connection connection;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /** A transaction that has run the statement and keeps its locks. */
    public static Sql holding(String sql, Object... values) throws Exception {
        Connection connection = ServiceStack.superuser();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
        return new Sql(connection);
    }

    /** A transaction in which the owner of our functions has run the statement for a person, as another function of ours would. */
    public static Sql asOwner(UUID person, String sql, Object... values) throws Exception {
        Sql session = claiming(person);
        return session.after(sql, values);
    }

    /** A transaction in which a service's caller who answers for a person has run the statement. */
    public static Sql as(String service, UUID person, String sql, Object... values) throws Exception {
        return signedIn(service, person).after(sql, values);
    }

    /** The same transaction after one more statement; ended where that is refused. */
    public Sql after(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
            return this;
        } catch (SQLException refused) {
            close();
            throw refused;
        }
    }

    /** The first column of all rows that a service's caller gets who answers for a person. */
    public static List<Object> columnAs(String service, UUID person, String sql) throws Exception {
        try (Sql session = signedIn(service, person)) {
            return column(session.connection, sql);
        }
    }

    private static Sql claiming(UUID person) throws Exception {
        return holding(
                "select set_config('request.jwt.claims', json_build_object('sub', ?::text)::text, true)", person);
    }

    private static Sql signedIn(String service, UUID person) throws Exception {
        Sql session = claiming(person);
        try (Statement switching = session.connection.createStatement()) {
            switching.execute("set local session authorization " + service + "_login");
            switching.execute("set local role " + service + "_caller");
        }
        return session;
    }

    /** Gives the locks back and undoes what was done. */
    public void letGo() throws SQLException {
        connection.rollback();
    }

    /** Gives the locks back and keeps what was done. */
    public void keep() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        connection.rollback();
        connection.close();
    }

    /** The first column of all rows. */
    public static List<Object> column(String sql, Object... values) throws Exception {
        try (Connection connection = ServiceStack.superuser()) {
            return column(connection, sql, values);
        }
    }

    private static List<Object> column(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<Object> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getObject(1));
            }
            return column;
        }
    }

    /** What the database says when it refuses the statement; nothing if it does not. */
    public static List<String> refusal(String sql, Object... values) throws Exception {
        return refusal(() -> holding(sql, values));
    }

    /** The same as the owner of our functions, for a person. */
    public static List<String> refusalAsOwner(UUID person, String sql, Object... values) throws Exception {
        return refusal(() -> asOwner(person, sql, values));
    }

    /** The same as a service's caller who answers for a person. */
    public static List<String> refusalAs(String service, UUID person, String sql, Object... values) throws Exception {
        return refusal(() -> as(service, person, sql, values));
    }

    private static List<String> refusal(Callable<Sql> attempt) throws Exception {
        try (Sql undone = attempt.call()) {
            return List.of();
        } catch (PSQLException refused) {
            return List.of(refused.getServerErrorMessage().getMessage());
        }
    }

    /** Returns when so many statements wait for a lock. */
    public static void awaitWaiting(String statement, int count) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!column(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?",
                        statement)
                .equals(List.of((long) count))) {
            if (Instant.now().isAfter(deadline)) {
                fail("not " + count + " statements wait: "
                        + column("select state || ' ' || query from pg_stat_activity where datname is not null"));
            }
            Thread.sleep(10);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
