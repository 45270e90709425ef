package io.onyxos.kit.entity;

import io.onyxos.kit.http.IfMatch;
import io.onyxos.kit.http.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** The columns that every tenant table has; all of them are written by the database alone. */
@MappedSuperclass
public abstract class StoredRow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public UUID id;

    @Column(insertable = false, updatable = false)
    public UUID agencyId;

    @Column(insertable = false, updatable = false)
    public Instant createdAt;

    @Column(insertable = false, updatable = false)
    public Instant updatedAt;

    /** The row, or 404 when it is absent or hidden from the caller. */
    public static <T extends StoredRow> Uni<T> required(Class<T> type, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.find(type, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    /**
     * The row, locked, as the client has last seen it: 404 hidden, 403 visible but not the caller's to change, 428 and 412
     * by {@link IfMatch}.
     */
    public static <T extends StoredRow> Uni<T> toChange(Class<T> type, UUID id, IfMatch ifMatch) {
        return Panache.getSession()
                // under RLS a row comes back for update only if an update policy lets the caller change it
                .flatMap(session -> session.find(type, id, LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .switchTo(() -> required(type, id).map(visible -> {
                    throw Problem.forbidden();
                }))
                .invoke(row -> ifMatch.check(row.updatedAt));
    }

    /** Inserts the row and reads back what the database made of it: defaults, computed columns, triggers. */
    public Uni<Void> insert() {
        return Panache.getSession().call(session -> session.persist(this)).flatMap(session -> session.flush()
                .chain(() -> session.refresh(this)));
    }

    /** Writes pending changes and reads back what triggers made of them. */
    public Uni<Void> update() {
        return Panache.getSession().flatMap(session -> session.flush().chain(() -> session.refresh(this)));
    }

    /**
     * Deletes the row by a statement of its own: 403 when the caller sees it and no policy lets the caller delete it. The
     * delete of entities in Hibernate Reactive mixes up concurrent sessions (decision 0018).
     */
    @Override
    public Uni<Void> delete() {
        return Panache.getSession()
                .call(session -> session.createMutationQuery(
                                "delete from " + getClass().getName() + " where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                        .invoke(StoredRow::requireOne))
                .invoke(session -> session.detach(this))
                .replaceWithVoid();
    }

    private static void requireOne(int rows) {
        if (rows == 0) {
            throw Problem.forbidden();
        }
    }
}
