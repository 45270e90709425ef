package io.onyxos.kit.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Makes Quarkus build its one pool through {@link IdentityPool}: Hibernate, Panache and injected clients share it. */
@Singleton
class IdentityPoolCreator implements PgPoolCreator {

    private final CompletableFuture<Pool> unguarded = new CompletableFuture<>();

    @Override
    public Pool create(Input input) {
        IdentityPool pool = new IdentityPool(PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx())
                .build());
        unguarded.complete(pool.unguarded());
        return pool;
    }

    Pool unguarded() {
        return unguarded.join();
    }
}
