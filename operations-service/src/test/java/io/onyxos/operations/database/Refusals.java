package io.onyxos.operations.database;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** What Postgres answers to what must not be. */
final class Refusals {

    private Refusals() {}

    interface Attempt {
        Object make() throws SQLException;
    }

    /** {@code "PT409 locked"}, {@code "23P01 shifts_no_overlap"}, {@code "42501"}. */
    static String of(Attempt attempt) throws SQLException {
        try {
            return "allowed: " + attempt.make();
        } catch (PSQLException refused) {
            var answer = refused.getServerErrorMessage();
            if (refused.getSQLState().startsWith("PT")) return refused.getSQLState() + " " + answer.getMessage();
            if (answer.getConstraint() != null) return refused.getSQLState() + " " + answer.getConstraint();
            return refused.getSQLState();
        }
    }
}
