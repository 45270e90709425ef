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
import java.util.function.Function;

/** The only pool of a service: its connections begin a transaction with an identity or not at all. */
@SuppressWarnings("deprecation") // Quarkus casts to PgPool
final class IdentityPool implements PgPool {

    private final Pool delegate;

    IdentityPool(Pool delegate) {
        this.delegate = delegate;
    }

    /** Only {@link Database} may go around the wrapper, with its own one-flight transaction. */
    Pool unguarded() {
        return delegate;
    }

    @Override
    public Future<SqlConnection> getConnection() {
        Access access = Door.current();
        return delegate.getConnection().map(connection -> new IdentityConnection(connection, access));
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
