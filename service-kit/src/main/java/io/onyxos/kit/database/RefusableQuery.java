package io.onyxos.kit.database;

import io.onyxos.kit.http.SqlState;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * Carries the server's own error past Hibernate, which rebuilds a {@link DatabaseException} from SQLSTATE and text and
 * loses the names of constraint, table and column. Reading them out of the text would only work in English, and
 * {@code lc_messages} is a superuser's to set. Its answer has a deadline.
 */
final class RefusableQuery<T> implements PreparedQuery<T> {

    private final PreparedQuery<T> delegate;
    private final Future<?> identified;
    private final AnswerDeadline deadline;

    /** @param identified the statement before the first query, whose failure is why every later one fails */
    RefusableQuery(PreparedQuery<T> delegate, Future<?> identified, AnswerDeadline deadline) {
        this.delegate = delegate;
        this.identified = identified;
        this.deadline = deadline;
    }

    /** Any exception that is not the driver's passes Hibernate as it is; {@link SqlState} looks for the cause. */
    private static final class Refused extends RuntimeException {

        Refused(DatabaseException cause) {
            super(cause.getMessage(), cause, false, false);
        }
    }

    private <R> Future<R> wrapped(Future<R> answer) {
        return deadline.watch(answer).recover(failure -> {
            Throwable reason = identified.failed() ? identified.cause() : failure;
            return Future.failedFuture(reason instanceof DatabaseException refusal ? new Refused(refusal) : reason);
        });
    }

    @Override
    public Future<T> execute() {
        return wrapped(delegate.execute());
    }

    @Override
    public Future<T> execute(Tuple parameters) {
        return wrapped(delegate.execute(parameters));
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
        return wrapped(delegate.executeBatch(batch));
    }

    @Override
    public void execute(Handler<AsyncResult<T>> handler) {
        execute().onComplete(handler);
    }

    @Override
    public void execute(Tuple parameters, Handler<AsyncResult<T>> handler) {
        execute(parameters).onComplete(handler);
    }

    @Override
    public void executeBatch(List<Tuple> batch, Handler<AsyncResult<T>> handler) {
        executeBatch(batch).onComplete(handler);
    }

    @Override
    public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
        return new RefusableQuery<>(delegate.collecting(collector), identified, deadline);
    }

    @Override
    public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
        return new RefusableQuery<>(delegate.mapping(mapper), identified, deadline);
    }
}
