package io.onyxos.kit.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Transaction;

/**
 * A transaction that is ended once. Nothing waits for the end of one that only reads: its answers are complete, and
 * {@code COMMIT} stands in the line before the next statement of the connection.
 */
final class IdentityTransaction implements Transaction {

    private final Transaction delegate;
    private final AnswerDeadline deadline;
    private final boolean readOnly;
    private Future<Void> ending;

    IdentityTransaction(Transaction delegate, AnswerDeadline deadline, boolean readOnly) {
        this.delegate = delegate;
        this.deadline = deadline;
        this.readOnly = readOnly;
    }

    /** Whether nothing more may be sent in it. */
    boolean isEnding() {
        return ending != null;
    }

    /** The end of a transaction, which is rolled back if it is still open because its client went away. */
    Future<Void> ended() {
        return ending == null ? rollback() : ending;
    }

    @Override
    public Future<Void> commit() {
        ending = deadline.watch(delegate.commit());
        return readOnly ? Future.succeededFuture() : ending;
    }

    @Override
    public void commit(Handler<AsyncResult<Void>> handler) {
        commit().onComplete(handler);
    }

    @Override
    public Future<Void> rollback() {
        ending = deadline.watch(delegate.rollback());
        return ending;
    }

    @Override
    public void rollback(Handler<AsyncResult<Void>> handler) {
        rollback().onComplete(handler);
    }

    @Override
    public Future<Void> completion() {
        return delegate.completion();
    }

    @Override
    public void completion(Handler<AsyncResult<Void>> handler) {
        delegate.completion(handler);
    }
}
