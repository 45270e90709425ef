package io.onyxos.kit.http;

import io.vertx.pgclient.PgException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Postgres said when it refused a statement, in the fields of its protocol; the text is in the server's language.
 *
 * @param code SQLSTATE
 * @param message never for people outside; for {@code PT4xx} a stable code
 * @param detail never for people outside; for {@code PT4xx} what else they should know, as a JSON object, or null
 * @param table null or empty where the refusal is about none, as are column and constraint
 * @param routine the server's function that refused, which tells what the codes leave open; may be null
 */
public record SqlState(
        String code, String message, String detail, String table, String column, String constraint, String routine) {

    /** The first refusal below the wrappers of Hibernate, Mutiny and the JDK. */
    public static Optional<SqlState> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return Optional.of(new SqlState(
                        refused.getSqlState(),
                        refused.getErrorMessage(),
                        refused.getDetail(),
                        refused.getTable(),
                        refused.getColumn(),
                        refused.getConstraint(),
                        refused.getRoutine()));
            }
        }
        return Optional.empty();
    }

    /** The one column that a constraint is about, read from its conventional name. */
    public Optional<String> constrainedColumn() {
        if (constraint == null || table == null) {
            return Optional.empty();
        }
        Matcher named = Pattern.compile("^" + Pattern.quote(table) + "_(?:agency_id_)?(.+?)_(?:key|fkey|check)\\d*$")
                .matcher(constraint);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
