package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** One transaction; rows come back as the JSON that the database makes of them. */
public final class Sql {

    private final Connection connection;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /** Opens a connection for the work: on the loopback address that costs less than a pool that outlives its database. */
    public static <T> T inTransaction(DataSource database, Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.run(new Sql(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Every row of a query, or of a statement with a returning clause. */
    public List<JsonObject> all(String sql, Object... arguments) throws SQLException {
        try (var statement = prepare("with q as (" + sql + ") select to_json(q)::text from q", arguments);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<JsonObject>();
            while (rows.next()) found.add(new JsonObject(rows.getString(1)));
            return found;
        }
    }

    public Optional<JsonObject> first(String sql, Object... arguments) throws SQLException {
        return all(sql, arguments).stream().findFirst();
    }

    /** The number of rows changed. */
    public int run(String sql, Object... arguments) throws SQLException {
        try (var statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i] instanceof JsonObject json ? json.encode() : arguments[i];
            statement.setObject(i + 1, argument);
        }
        return statement;
    }

    /** What happens in the transaction. */
    public interface Work<T> {
        T run(Sql sql) throws SQLException;
    }
}
