package io.onyxos.kit.http;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.JDBCException;

/**
 * What Postgres said when it refused a statement. The raw client hands over the fields of the protocol; Hibernate
 * Reactive keeps only SQLSTATE and message, from which the names are read back.
 *
 * @param message the server's own, never for a client; for {@code PTxyz} a stable code
 */
record SqlRefusal(String state, String message, String table, String column, String constraint) {

    private static final Pattern MESSAGE = Pattern.compile("^[A-Z]+: (.*) \\([0-9A-Z]{5}\\)$", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("(?:relation|table) \"([^\"]+)\"");
    private static final Pattern COLUMN = Pattern.compile("column \"([^\"]+)\"");
    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"([^\"]+)\"");
    private static final Pattern TABLE_IN_SQL =
            Pattern.compile("^(?:insert into|update|delete from) (?:\\w+\\.)?(\\w+)");

    /** The first refusal below the wrappers of Hibernate, Mutiny and the JDK. */
    static Optional<SqlRefusal> of(Throwable failure) {
        String sql = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return Optional.of(new SqlRefusal(
                        refused.getSqlState(),
                        refused.getErrorMessage(),
                        refused.getTable(),
                        refused.getColumn(),
                        refused.getConstraint()));
            }
            if (cause instanceof JDBCException converted && converted.getSQL() != null) {
                sql = converted.getSQL();
            }
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                String statement = sql;
                String said = find(MESSAGE, refused.getMessage()).orElse(refused.getMessage());
                String table = find(TABLE, said)
                        .or(() -> find(TABLE_IN_SQL, statement))
                        .orElse(null);
                return Optional.of(new SqlRefusal(
                        refused.getSQLState(),
                        said,
                        table,
                        find(COLUMN, said).orElse(null),
                        find(CONSTRAINT, said).orElse(null)));
            }
        }
        return Optional.empty();
    }

    /** The one column that a constraint is about, read from its conventional name. */
    Optional<String> constrainedColumn() {
        if (constraint == null || table == null) {
            return Optional.empty();
        }
        return find(
                Pattern.compile("^" + Pattern.quote(table) + "_(?:agency_id_)?(.+?)_(?:key|fkey|check)\\d*$"),
                constraint);
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
