package io.onyxos.operations;

import io.onyxos.kit.testing.ServiceStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQL above all policies: to arrange, and to look behind the service's back. */
public final class Sql {

    private Sql() {}

    /** Runs a statement and keeps what it did. */
    public static void run(String sql, Object... values) throws Exception {
        try (Connection connection = ServiceStack.superuser();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
        }
    }

    /** The first column of all rows. */
    public static List<Object> column(String sql, Object... values) throws Exception {
        try (Connection connection = ServiceStack.superuser();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<Object> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getObject(1));
            }
            return column;
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
