package io.onyxos.kit.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/** The only pool of a service: its connections begin a transaction with an identity or not at all. */
@SuppressWarnings("deprecation") // Quarkus casts to PgPool
final class IdentityPool implements PgPool {

    private final Pool delegate;
    private final Duration longestAnswer;

    /** @param longestAnswer how long a caller's statement may remain without an answer; workers have their own limits */
    IdentityPool(Pool delegate, Duration longestAnswer) {
        this.delegate = delegate;
        this.longestAnswer = longestAnswer;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        Access access = Door.current();
        Duration longest = access != null && access.isCaller() ? longestAnswer : Duration.ZERO;
        return delegate.getConnection()
                .map(connection -> new IdentityConnection(connection, access, new AnswerDeadline(connection, longest)));
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        throw Door.outsideTransaction();
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        throw Door.outsideTransaction();
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        throw Door.outsideTransaction();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        delegate.close(handler);
    }

    @Override
    public Future<Void> close() {
        return delegate.close();
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        delegate.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        delegate.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return delegate.size();
    }
}
