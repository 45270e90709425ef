package io.onyxos.bench;

import io.onyxos.kit.database.SqlRow;
import java.time.Instant;
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

    static CreatorResponse of(SqlRow row) {
        return new CreatorResponse(
                row.uuid("id"),
                row.uuid("agency_id"),
                row.text("name"),
                row.text("status"),
                row.text("language"),
                row.text("timezone"),
                row.text("bio"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
