package io.onyxos.kit.database;

import io.onyxos.kit.http.SqlState;
import io.onyxos.kit.identity.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.FlushMode;

/**
 * The one door to the database: every transaction of a service begins here and carries an identity. Work that fails
 * with a serialization failure or a deadlock is done once more; everything else rolls back and fails. What is called inside
 * a running transaction joins it if it has the same identity and does not write where only reads are allowed.
 */
@ApplicationScoped
public class Database {

    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");

    private final String callerRole;
    private final String workerRole;
    private final Vertx vertx;
    private final IdentityPoolCreator pools;
    private final Event<WriteCommitted> committed;

    Database(
            @ConfigProperty(name = "onyx.service") String service,
            Vertx vertx,
            IdentityPoolCreator pools,
            Event<WriteCommitted> committed) {
        this.callerRole = service + "_caller";
        this.workerRole = service + "_worker";
        this.vertx = vertx;
        this.pools = pools;
        this.committed = committed;
    }

    /** Reads as the caller; a write fails with SQLSTATE 25006. */
    public <T> Uni<T> read(Caller caller, Supplier<Uni<T>> work) {
        return transaction(callerAccess(caller, true, "", ""), work);
    }

    /** Reads as the caller beside their request, or long after it began: in a context of its own. */
    public <T> Uni<T> readAside(Caller caller, Supplier<Uni<T>> work) {
        return inOwnContext(read(caller, work));
    }

    /**
     * Writes as the caller.
     *
     * @param requestId kept in the audit trail
     * @param reason why the person does it, kept in the audit trail; may be empty
     */
    public <T> Uni<T> write(Caller caller, String requestId, String reason, Supplier<Uni<T>> work) {
        return transaction(callerAccess(caller, false, requestId, reason), work);
    }

    /** Works as the service itself across agencies; only the worker's narrow policies apply. */
    public <T> Uni<T> asWorker(Supplier<Uni<T>> work) {
        return asWorker(null, work);
    }

    /** Works as the service itself for one agency. */
    public <T> Uni<T> asWorker(UUID agencyId, Supplier<Uni<T>> work) {
        return inOwnContext(transaction(Access.worker(workerRole, agencyId, false), work));
    }

    /**
     * The first row of a hot read without Hibernate, as {@link Sql#row} reads it: BEGIN, identity, query and COMMIT leave in
     * one flight.
     */
    public <T> Uni<T> row(Caller caller, String sql, Function<SqlRow, T> read, Object... arguments) {
        return inOneFlight(callerAccess(caller, true, "", ""), sql, Sql.bound(arguments))
                .map(rows -> Sql.only(rows, read));
    }

    /** All rows of such a read. */
    public <T> Uni<List<T>> list(Caller caller, String sql, Function<SqlRow, T> read, Object... arguments) {
        return inOneFlight(callerAccess(caller, true, "", ""), sql, Sql.bound(arguments))
                .map(rows -> Sql.all(rows, read));
    }

    /** The first row of a read as the service itself, in one flight. */
    public <T> Uni<T> rowAsWorker(String sql, Function<SqlRow, T> read, Object... arguments) {
        return inOneFlight(Access.worker(workerRole, null, true), sql, Sql.bound(arguments))
                .map(rows -> Sql.only(rows, read));
    }

    /** All rows of such a read. */
    public <T> Uni<List<T>> listAsWorker(String sql, Function<SqlRow, T> read, Object... arguments) {
        return inOneFlight(Access.worker(workerRole, null, true), sql, Sql.bound(arguments))
                .map(rows -> Sql.all(rows, read));
    }

    /** Whether the service could work now: its worker role begins a transaction and ends it. */
    Uni<Void> ping() {
        return rowAsWorker("select 1 as one", row -> row.integer("one")).replaceWithVoid();
    }

    private Uni<RowSet<Row>> inOneFlight(Access access, String sql, Tuple parameters) {
        return Uni.createFrom().completionStage(() -> pools.unguarded()
                .getConnection()
                .compose(connection -> oneFlight(connection, pools.deadline(connection), access, sql, parameters))
                .toCompletionStage());
    }

    private static io.vertx.core.Future<RowSet<Row>> oneFlight(
            SqlConnection connection, AnswerDeadline deadline, Access access, String sql, Tuple parameters) {
        var begun = connection.query("begin").execute();
        var identified = connection.preparedQuery(access.sql()).execute(access.parameters(Door.traceparent()));
        var answer = connection.preparedQuery(sql).execute(parameters);
        var ended = deadline.watch(connection.query("commit").execute());
        // the connection is free again only when the last answer is in, whatever the others said
        return ended.transform(end -> connection.close())
                .transform(closed -> begun)
                .compose(ok -> identified)
                .compose(ok -> answer);
    }

    private <T> Uni<T> transaction(Access access, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Access running = Door.current();
            return running == null ? begun(access, work) : joined(running, access, work);
        });
    }

    private static <T> Uni<T> joined(Access running, Access access, Supplier<Uni<T>> work) {
        if (!running.isSameIdentityAs(access)) {
            throw new IllegalStateException("A transaction of another identity is running");
        }
        if (running.readOnly() && !access.readOnly()) {
            throw new IllegalStateException("A write cannot join the read-only transaction that is running");
        }
        return work.get();
    }

    private <T> Uni<T> begun(Access access, Supplier<Uni<T>> work) {
        Uni<T> attempt = Uni.createFrom().deferred(() -> {
            Door.open(access);
            return Panache.withTransaction(access.readOnly() ? () -> onlyReading(work) : work)
                    .eventually(Door::close);
        });
        return shielded(attempt.onFailure(Database::isWorthRepeating).retry().atMost(1))
                .invoke(() -> {
                    if (!access.readOnly()) {
                        committed.fire(WriteCommitted.INSTANCE);
                    }
                });
    }

    /** Hibernate then keeps no snapshots of what it loads and looks for no changes. */
    private static <T> Uni<T> onlyReading(Supplier<Uni<T>> work) {
        return Panache.getSession()
                .invoke(session -> session.setDefaultReadOnly(true).setFlushMode(FlushMode.MANUAL))
                .flatMap(session -> work.get());
    }

    /** A client that disconnects must not cancel a transaction half way: the work runs to its end unwatched. */
    private static <T> Uni<T> shielded(Uni<T> work) {
        return Uni.createFrom().emitter(watcher -> work.subscribe().with(watcher::complete, watcher::fail));
    }

    private <T> Uni<T> inOwnContext(Uni<T> work) {
        return Uni.createFrom().emitter(watcher -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> work.subscribe().with(watcher::complete, watcher::fail));
        });
    }

    /** Serialization failures and deadlocks: the same work may well succeed a moment later. */
    private static boolean isWorthRepeating(Throwable failure) {
        return SqlState.of(failure)
                .filter(state -> WORTH_REPEATING.contains(state.code()))
                .isPresent();
    }

    private Access callerAccess(Caller caller, boolean readOnly, String requestId, String reason) {
        return Access.caller(callerRole, caller.claims(), readOnly, requestId, reason);
    }
}
