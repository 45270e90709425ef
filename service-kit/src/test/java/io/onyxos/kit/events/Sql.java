package io.onyxos.kit.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Looks behind the service's back. */
public final class Sql {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Sql() {}

    public static void run(String sql) throws SQLException {
        try (Connection connection = EventsWorld.postgres();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    public static String one(String sql) throws SQLException {
        try (Connection connection = EventsWorld.postgres();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Waits, under load for long, until the answer is the expected one. */
    static void await(String expected, Callable<String> question) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        String answer = question.call();
        while (!expected.equals(answer)) {
            if (Instant.now().isAfter(deadline)) {
                assertEquals(expected, answer);
            }
            Thread.sleep(20);
            answer = question.call();
        }
    }
}
