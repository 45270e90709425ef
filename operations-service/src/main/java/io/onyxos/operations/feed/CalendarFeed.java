package io.onyxos.operations.feed;

import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.onyxos.kit.http.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A calendar subscription; the hash of its token is written and never read. */
@Entity
@Table(name = "calendar_feeds")
class CalendarFeed extends StoredRow {

    private static final Order<CalendarFeed> OLDEST_FIRST = Order.<CalendarFeed>ascending()
            .by("createdAt", Instant.class, feed -> feed.createdAt)
            .by("id", UUID.class, feed -> feed.id);

    public UUID profileId;

    @Enumerated(EnumType.STRING)
    public FeedScope scope;

    public UUID modelId;
    public Instant lastFetchedAt;
    public Instant revokedAt;

    static Uni<Page<CalendarFeed>> page(PageRequest request) {
        return PageQuery.of(request, OLDEST_FIRST).fetch((hql, values) -> find(hql, values));
    }
}
