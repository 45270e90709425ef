package io.onyxos.kit.events;

import java.sql.Connection;
import java.sql.SQLException;

/** Looks behind the service's back. */
final class Sql {

    private Sql() {}

    static void run(String sql) throws SQLException {
        try (Connection connection = EventsWorld.postgres();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    static String one(String sql) throws SQLException {
        try (Connection connection = EventsWorld.postgres();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
