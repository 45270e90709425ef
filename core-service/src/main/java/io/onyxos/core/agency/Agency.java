package io.onyxos.core.agency;

import io.onyxos.kit.database.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicUpdate
@Table(name = "agencies")
class Agency extends PanacheEntityBase {

    @Id
    public UUID id;

    public String name;
    public String logoUrl;
    public String timezone;
    public String currency;
    public int weekStart;
    public String locale;
    public String payPeriod;
    public LocalDate payPeriodAnchor;
    public String assignedAccess;

    @Column(insertable = false, updatable = false)
    public Instant closingAt;

    @Column(insertable = false, updatable = false)
    public Instant createdAt;

    @Column(insertable = false, updatable = false)
    public Instant updatedAt;

    /** Agency, owner, billing row and history begin together or not at all. */
    static Uni<Agency> found(Database database, FoundingRequest request) {
        return database.sql("select (core.found_agency($1, $2, $3, $4, $5, $6, $7)).id", Tuple.wrap(new Object[] {
                    request.name(),
                    request.timezone(),
                    request.currency(),
                    request.weekStart(),
                    request.locale(),
                    request.username(),
                    request.displayName()
                }))
                .map(rows -> rows.iterator().next().getUUID(0))
                .flatMap(id -> Panache.getSession().flatMap(session -> session.find(Agency.class, id)));
    }
}
