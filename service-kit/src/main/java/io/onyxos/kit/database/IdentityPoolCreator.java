package io.onyxos.kit.database;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Makes Quarkus build its one pool through {@link IdentityPool}: Hibernate, Panache and injected clients share it. */
@Singleton
class IdentityPoolCreator implements PgPoolCreator {

    /** As many as may be in flight on one connection. */
    private static final int COMMANDS_A_FLUSH = 64;

    private final CompletableFuture<Pool> unguarded = new CompletableFuture<>();

    @Override
    public Pool create(Input input) {
        IdentityPool pool = new IdentityPool(PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx())
                .withConnectHandler(IdentityPoolCreator::sendTogether)
                .build());
        unguarded.complete(pool.unguarded());
        return pool;
    }

    Pool unguarded() {
        return unguarded.join();
    }

    /**
     * The client writes every command to the socket by itself; a transaction's commands come in one turn of the event
     * loop, so they can leave in one segment. Through Vert.x's own classes, since its API has no way to the channel.
     */
    private static void sendTogether(SqlConnection connection) {
        SocketConnectionBase wire = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        wire.socket()
                .channelHandlerContext()
                .pipeline()
                .addFirst(new FlushConsolidationHandler(COMMANDS_A_FLUSH, true));
        connection.close();
    }
}
