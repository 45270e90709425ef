package io.onyxos.kit.database;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Context;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** The socket below a connection of the pool: by Vert.x's own classes, since its API has no way to it. */
record PostgresSocket(SocketConnectionBase connection) {

    /** As many as may be in flight on one connection. */
    private static final int COMMANDS_A_FLUSH = 64;

    static PostgresSocket of(SqlConnection connection) {
        return new PostgresSocket((SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap());
    }

    Context context() {
        return connection.context();
    }

    /** The client writes every command by itself; what comes in one turn of the event loop can leave in one segment. */
    void sendTogether() {
        connection
                .socket()
                .channelHandlerContext()
                .pipeline()
                .addFirst(new FlushConsolidationHandler(COMMANDS_A_FLUSH, true));
    }

    /**
     * At once, so that all that waits for an answer fails. Past the handlers of Vert.x, whose close waits for the answers that
     * are due.
     */
    void close() {
        connection.socket().channelHandlerContext().pipeline().firstContext().close();
    }
}
