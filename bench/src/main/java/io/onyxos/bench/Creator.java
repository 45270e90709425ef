package io.onyxos.bench;

import io.onyxos.kit.entity.StoredRow;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** The columns of a model that a list shows, read through Hibernate Reactive. */
@Entity
@Table(name = "models")
public class Creator extends StoredRow {

    public String name;
    public String status;
    public String language;
    public String timezone;
    public String bio;

    static Uni<Creator> one(UUID id) {
        return required(Creator.class, id);
    }

    static Uni<List<Creator>> firstFifty() {
        return Panache.getSession()
                .flatMap(session -> session.createQuery("from Creator c order by c.createdAt, c.id", Creator.class)
                        .setMaxResults(50)
                        .getResultList());
    }
}
