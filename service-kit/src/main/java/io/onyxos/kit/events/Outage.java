package io.onyxos.kit.events;

import io.onyxos.kit.http.SqlState;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Failures of the infrastructure: the same work succeeds once it is back. */
final class Outage {

    /** Connection lost, race lost, out of resources, cancelled or shut down, storage error. */
    private static final Pattern SQL_STATES = Pattern.compile("08...|28...|40...|53...|55P03|57...|58...|25P03");

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        if (SqlState.of(failure)
                .filter(state -> SQL_STATES.matcher(state.code()).matches())
                .isPresent()) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException
                    || cause instanceof ConnectionPoolTooBusyException
                    || cause instanceof VertxException) {
                return true;
            }
        }
        return false;
    }
}
