package io.onyxos.kit.database;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;

/**
 * What Postgres said, found below the wrappers of Hibernate and Mutiny.
 *
 * @param code SQLSTATE
 * @param constraint name of the violated constraint, null where none was
 * @param message the server's message; for {@code PT4xx} a stable code, otherwise not for people outside
 */
public record SqlState(String code, String constraint, String message) {

    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");
    private static final int DEEPEST_CAUSE = 20;

    /** The Postgres error that caused this failure, if one did. */
    public static Optional<SqlState> of(Throwable failure) {
        String constraint = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof ConstraintViolationException violation) {
                constraint = violation.getConstraintName();
            }
            if (cause instanceof PgException error) {
                return Optional.of(new SqlState(error.getSqlState(), error.getConstraint(), error.getErrorMessage()));
            }
            if (cause instanceof SQLException converted && converted.getSQLState() != null) {
                return Optional.of(new SqlState(converted.getSQLState(), constraint, converted.getMessage()));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Serialization failures and deadlocks: the same work may well succeed a moment later. */
    static boolean isWorthRepeating(Throwable failure) {
        return of(failure)
                .filter(state -> WORTH_REPEATING.contains(state.code()))
                .isPresent();
    }
}
