package io.onyxos.kit.http;

import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.regex.Pattern;

/** What the driver reports when the database, or the connection to it, is gone and no SQLSTATE could be received. */
final class Outage {

    /** Vert.x reports these with types that mean nothing: SocketConnectionBase, TransactionImpl, SqlConnectionPool. */
    private static final Pattern MESSAGE = Pattern.compile("Connection is not active now, current status: .*"
            + "|Pending requests failed to be sent due to connection has been closed\\."
            + "|Transaction already completed?"
            + "|Timeout(?: waiting for connection)?");

    private Outage() {}

    static boolean isTold(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof UnknownHostException
                || failure instanceof ClosedChannelException
                || failure instanceof NativeIoException
                // "Connection reset by peer" of Java's own selector; subclasses are not about sockets, such as
                // Jackson's
                || failure.getClass() == IOException.class
                || failure instanceof ClosedConnectionException
                || failure instanceof ConnectionPoolTooBusyException
                || failure.getMessage() != null
                        && isVertx(failure)
                        && MESSAGE.matcher(failure.getMessage()).matches();
    }

    private static boolean isVertx(Throwable failure) {
        return failure instanceof io.vertx.core.VertxException
                || failure instanceof io.vertx.core.impl.NoStackTraceThrowable;
    }
}
