package io.onyxos.kit.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
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

    /** Inserts the row and reads back what the database made of it: defaults, computed columns, triggers. */
    public Uni<Void> insert() {
        return Panache.getSession().call(session -> session.persist(this)).flatMap(session -> session.flush()
                .chain(() -> session.refresh(this)));
    }

    /** Writes pending changes and reads back what triggers made of them. */
    public Uni<Void> update() {
        return Panache.getSession().flatMap(session -> session.flush().chain(() -> session.refresh(this)));
    }
}
