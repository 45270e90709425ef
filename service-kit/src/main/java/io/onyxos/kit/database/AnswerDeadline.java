package io.onyxos.kit.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * Closes a connection whose server has not answered in time, so that all that waits on it fails and the request is answered.
 * Postgres ends statements itself after their {@code statement_timeout}; this is for a server that hangs or that the network
 * has lost.
 *
 * @param longest for one statement and those sent before it, longer than Postgres's own timeouts; zero for no limit
 */
record AnswerDeadline(SqlConnection connection, Duration longest) {

    /** The same answer. */
    <T> Future<T> watch(Future<T> answer) {
        if (longest.isZero() || answer.isComplete()) {
            return answer;
        }
        PostgresSocket socket = PostgresSocket.of(connection);
        Vertx vertx = socket.context().owner();
        long timer = vertx.setTimer(longest.toMillis(), late -> socket.close());
        return answer.onComplete(answered -> vertx.cancelTimer(timer));
    }
}
