package io.onyxos.kit.http;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "drafts")
class Draft extends StoredRow {

    static final Order<Draft> NEWEST = Order.<Draft>descending()
            .by("createdAt", Instant.class, draft -> draft.createdAt)
            .by("id", UUID.class, draft -> draft.id);
    static final Order<Draft> BY_TITLE = Order.<Draft>ascending()
            .by("shortTitle", String.class, draft -> draft.shortTitle)
            .by("id", UUID.class, draft -> draft.id);

    public UUID parentId;
    public String shortTitle;
    public BigDecimal amount;
    public String status;

    static Uni<Page<Draft>> page(DraftFilter filter, Order<Draft> order) {
        return PageQuery.of(filter.page(), order)
                .where("status = ?", filter.status() == null ? null : statusOf(filter.status()))
                .where("lower(shortTitle) like ? escape '!'", PageQuery.startingWith(filter.q()))
                .where("amount >= ?", filter.atLeast())
                .fetch((hql, values) -> find(hql, values));
    }

    Draft apply(DraftRequest request) {
        parentId = request.parentId();
        shortTitle = request.shortTitle();
        amount = request.amount();
        status = request.status() == null ? null : statusOf(request.status());
        return this;
    }

    private static String statusOf(DraftStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
