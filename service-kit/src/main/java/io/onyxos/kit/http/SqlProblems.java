package io.onyxos.kit.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * The one table from what the database refuses to what the client sees. Nothing of the error's text leaves the service;
 * a constraint becomes a code and a pointer by its name.
 *
 * <p>Names of the form {@code <table>[_agency_id]_<column>_{key,fkey,check}} need no entry: they answer
 * {@code <column>_taken}, {@code unknown_reference} and {@code invalid_value} at {@code /<column>}. Other names are
 * told in the service's {@code application.properties}: {@code onyx.constraints.model_terms_overlap=terms_overlap} or,
 * with a pointer, {@code onyx.constraints.profiles_username_idx=username_taken /username}. Status and sentence are those of the
 * {@link Refusal}.
 *
 * <p>A rule that raises {@code PT4xx} may say {@code column = 'shift_id'}, which becomes a pointer where the request's
 * body has such a field, and {@code detail =} a JSON object, whose members stand in the answer.
 */
final class SqlProblems {

    private static final Logger LOG = Logger.getLogger(SqlProblems.class);
    private static final String SETTING = "onyx.constraints.";
    private static final Pattern OUTAGE = Pattern.compile("08...|53...|57P0[1-3]|25P03");
    private static final Pattern RULE = Pattern.compile("PT([45]\\d\\d)");
    private static final Pattern STABLE_CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+[+-]\\d\\d:\\d\\d");
    private static final String MISSING_GRANT = "aclcheck_error";
    private static final int RETRY_AFTER_RACE = 1;

    private SqlProblems() {}

    /** What a failure below the resource means to the client, if it came from the database and is not our bug. */
    static Optional<Problem> of(Throwable failure) {
        Optional<SqlState> refusal = SqlState.of(failure);
        if (refusal.isPresent()) {
            return refusal.map(SqlProblems::of);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStateException) {
                // the row was visible a statement ago; the policy of this action is what left no row to change
                return Optional.of(Problem.forbidden());
            }
            if (Outage.isTold(cause)) {
                return Optional.of(Problem.of(503));
            }
        }
        return Optional.empty();
    }

    static Problem of(SqlState refused) {
        return told(refused).orElseGet(() -> byState(refused));
    }

    private static Problem byState(SqlState refused) {
        String state = refused.code() == null ? "" : refused.code();
        return switch (state) {
            case "23505" ->
                refused.constrainedColumn()
                        .map(column -> at(column, taken(column)))
                        .orElse(Problem.refused("already_exists"));
            case "23503" -> reference(refused);
            case "23P01" -> Problem.refused("overlap");
            case "23514" -> {
                Problem invalid = Problem.refused("invalid_value");
                yield refused.constrainedColumn()
                        .map(column -> at(column, invalid))
                        .orElse(invalid);
            }
            case "23502" -> at(refused.column(), Problem.refused("required"));
            case "22P02", "22001", "22003", "22007", "22008", "22021", "22P05" -> Problem.refused("invalid_value");
            case "42501" -> forbidden(refused);
            case "40001", "40P01", "55P03" ->
                Problem.refused("concurrent_change").retryAfter(RETRY_AFTER_RACE);
            case "57014" -> Problem.refused("timeout");
            default -> byClass(state, refused);
        };
    }

    private static Problem byClass(String state, SqlState refused) {
        String message = refused.message();
        if (OUTAGE.matcher(state).matches()) {
            return Problem.of(503);
        }
        Matcher rule = RULE.matcher(state);
        if (!rule.matches()) {
            return null;
        }
        int status = Integer.parseInt(rule.group(1));
        if (!STABLE_CODE.matcher(message).matches()) {
            return Problem.of(status);
        }
        Problem named = Problem.refused(status, message);
        if (status == 401) {
            named = named.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        if (refused.column() != null && !refused.column().isEmpty()) {
            named = at(refused.column(), named);
        }
        for (Map.Entry<String, Object> member : members(refused.detail())) {
            named = named.with(member.getKey(), inUtc(member.getValue()));
        }
        return named;
    }

    /** None of a detail in words, which is for the log. */
    private static JsonObject members(String detail) {
        try {
            return detail == null ? new JsonObject() : new JsonObject(detail);
        } catch (DecodeException words) {
            return new JsonObject();
        }
    }

    /** An instant as every answer has it: Postgres writes the offset of its session into JSON. */
    private static Object inUtc(Object member) {
        return member instanceof String text && INSTANT.matcher(text).matches()
                ? OffsetDateTime.parse(text).toInstant().toString()
                : member;
    }

    private static Problem taken(String column) {
        return Problem.refused(409, column + "_taken");
    }

    private static Problem reference(SqlState refused) {
        if (deletes()) {
            return Problem.refused("in_use");
        }
        Problem unknown = Problem.refused("unknown_reference");
        return refused.constrainedColumn().map(column -> at(column, unknown)).orElse(unknown);
    }

    /**
     * Postgres tells a row that is referred to from a reference that leads nowhere only in words, and those are in the
     * server's language. A command that deletes says {@code in_use} by itself, or by a setting of the constraint.
     */
    private static boolean deletes() {
        return CurrentRequestManager.get() != null
                && HttpMethod.DELETE.equals(CurrentRequestManager.get().getMethod());
    }

    private static Problem forbidden(SqlState refused) {
        if (MISSING_GRANT.equals(refused.routine())) {
            // policies refuse people; a missing grant refuses the service itself, and that is ours to repair
            LOG.warnf("The database role lacks a grant: %s", refused.message());
        }
        return Problem.forbidden();
    }

    /** What the service's settings say about the constraint by its name. */
    private static Optional<Problem> told(SqlState refused) {
        if (refused.constraint() == null) {
            return Optional.empty();
        }
        return ConfigProvider.getConfig()
                .getOptionalValue(SETTING + refused.constraint(), String.class)
                .map(setting -> {
                    String[] codeAndPointer = setting.split(" /", 2);
                    Problem named = Problem.refused(codeAndPointer[0]);
                    return codeAndPointer.length == 1 ? named : at(codeAndPointer[1], named);
                });
    }

    private static Problem at(String column, Problem problem) {
        return BodyFields.include(column) ? problem.at("/" + column, problem.getMessage()) : problem;
    }
}
