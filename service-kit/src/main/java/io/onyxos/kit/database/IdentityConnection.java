package io.onyxos.kit.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.spi.DatabaseMetadata;

/**
 * Sends {@code BEGIN}, the identity and the first query in one flight. If the first two fail, the query fails too
 * (25P02) and {@code COMMIT} rolls back, so nothing runs without an identity; the query then answers why the identity failed.
 */
final class IdentityConnection implements SqlConnection {

    private final SqlConnection delegate;
    private final Access access;
    private final AnswerDeadline deadline;
    private IdentityTransaction transaction;
    private Future<RowSet<Row>> identified = Future.succeededFuture();

    /** @param access null outside of a transaction, where nothing may run */
    IdentityConnection(SqlConnection delegate, Access access, AnswerDeadline deadline) {
        this.delegate = delegate;
        this.access = access;
        this.deadline = deadline;
    }

    @Override
    public Future<Transaction> begin() {
        if (access == null) {
            return Future.failedFuture(Door.outsideTransaction());
        }
        delegate.begin();
        identified = delegate.preparedQuery(access.sql()).execute(access.parameters(Door.traceparent()));
        Door.begun(this, identified.map(Standing::taken));
        transaction = new IdentityTransaction(delegate.transaction(), deadline, access.readOnly());
        return Future.succeededFuture(transaction);
    }

    @Override
    public void begin(Handler<AsyncResult<Transaction>> handler) {
        begin().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        requireTransaction();
        return delegate.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        requireTransaction();
        return new RefusableQuery<>(delegate.preparedQuery(sql), identified, deadline);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        requireTransaction();
        return new RefusableQuery<>(delegate.preparedQuery(sql, options), identified, deadline);
    }

    @Override
    public Future<PreparedStatement> prepare(String sql) {
        requireTransaction();
        return delegate.prepare(sql);
    }

    @Override
    public Future<PreparedStatement> prepare(String sql, PrepareOptions options) {
        requireTransaction();
        return delegate.prepare(sql, options);
    }

    @Override
    public SqlConnection prepare(String sql, Handler<AsyncResult<PreparedStatement>> handler) {
        prepare(sql).onComplete(handler);
        return this;
    }

    @Override
    public SqlConnection prepare(String sql, PrepareOptions options, Handler<AsyncResult<PreparedStatement>> handler) {
        prepare(sql, options).onComplete(handler);
        return this;
    }

    @Override
    public SqlConnection exceptionHandler(Handler<Throwable> handler) {
        delegate.exceptionHandler(handler);
        return this;
    }

    @Override
    public SqlConnection closeHandler(Handler<Void> handler) {
        delegate.closeHandler(handler);
        return this;
    }

    @Override
    public Transaction transaction() {
        return transaction == null || transaction.isEnding() ? null : transaction;
    }

    @Override
    public boolean isSSL() {
        return delegate.isSSL();
    }

    @Override
    public DatabaseMetadata databaseMetadata() {
        return delegate.databaseMetadata();
    }

    /** The connection is free when the server has ended the transaction; the reader of an answer need not wait for that. */
    @Override
    public Future<Void> close() {
        if (transaction == null) {
            return delegate.close();
        }
        Future<Void> closed = transaction.ended().transform(ended -> delegate.close());
        return access.readOnly() ? Future.succeededFuture() : closed;
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        close().onComplete(handler);
    }

    private void requireTransaction() {
        if (transaction() == null) {
            throw Door.outsideTransaction();
        }
    }
}
