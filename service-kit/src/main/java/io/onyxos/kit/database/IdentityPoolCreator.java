package io.onyxos.kit.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes Quarkus build its one pool through {@link IdentityPool}: Hibernate, Panache and injected clients share it. */
@Singleton
class IdentityPoolCreator implements PgPoolCreator {

    private final CompletableFuture<Pool> unguarded = new CompletableFuture<>();
    private final Duration longestAnswer;

    IdentityPoolCreator(@ConfigProperty(name = "onyx.database.longest-answer") Duration longestAnswer) {
        this.longestAnswer = longestAnswer;
    }

    @Override
    public Pool create(Input input) {
        Pool pool = PgBuilder.pool()
                .with(input.poolOptions()
                        .setConnectionTimeout(Math.toIntExact(longestAnswer.toMillis()))
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(input.pgConnectOptionsList().get(0))
                .using(input.vertx())
                .withConnectHandler(connection -> {
                    PostgresSocket.of(connection).sendTogether();
                    connection.close();
                })
                .build();
        unguarded.complete(pool);
        return new IdentityPool(pool, longestAnswer);
    }

    /** Only {@link Database} may go around the wrapper, with its own one-flight transaction. */
    Pool unguarded() {
        return unguarded.join();
    }

    AnswerDeadline deadline(SqlConnection connection) {
        return new AnswerDeadline(connection, longestAnswer);
    }
}
