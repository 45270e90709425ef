package io.onyxos.bench;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The same answer of both paths. */
public record CreatorResponse(
        UUID id,
        UUID agencyId,
        String name,
        String status,
        String language,
        String timezone,
        String bio,
        Instant createdAt,
        Instant updatedAt) {

    static CreatorResponse of(Creator creator) {
        return new CreatorResponse(
                creator.id,
                creator.agencyId,
                creator.name,
                creator.status,
                creator.language,
                creator.timezone,
                creator.bio,
                creator.createdAt,
                creator.updatedAt);
    }

    static CreatorResponse of(Row row) {
        return new CreatorResponse(
                row.getUUID(0),
                row.getUUID(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.get(OffsetDateTime.class, 7).toInstant(),
                row.get(OffsetDateTime.class, 8).toInstant());
    }
}
