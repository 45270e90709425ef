package io.onyxos.kit.events;

import io.onyxos.kit.events.ReceivedEvent.MalformedEvent;
import io.onyxos.kit.http.SqlState;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * An event that could not be handled, and what is to be done about it. While the infrastructure is in trouble it waits, for
 * however long; any other failure is most likely a bug and may happen a few times.
 *
 * @param backoff until it is tried again
 * @param refusals how often it has failed though the infrastructure was well
 */
record Setback(Backoff backoff, int refusals) {

    static final Setback NONE = new Setback(Backoff.none(Duration.ofSeconds(30)), 0);

    private static final int TIMES = 3;

    /** Connection lost, race lost, out of resources, cancelled or shut down, storage error. */
    private static final Pattern OUTAGES = Pattern.compile("08...|28...|40...|53...|55P03|57...|58...|25P03");

    Setback after(RuntimeException failure) {
        int more = failure instanceof MalformedEvent ? TIMES : isOutage(failure) ? 0 : 1;
        return new Setback(backoff.afterFailure(), refusals + more);
    }

    boolean isHopeless() {
        return refusals >= TIMES;
    }

    /** Whether the infrastructure is in trouble, so that the same work may succeed later. */
    static boolean isOutage(Throwable failure) {
        // the client's exceptions for what the server refuses are VertxExceptions, too
        Optional<SqlState> refusal = SqlState.of(failure);
        if (refusal.isPresent()) {
            return OUTAGES.matcher(refusal.get().code()).matches();
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
