package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Sql;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/** A pause within an entry, both ends known. */
public record BreakRequest(
        @NotNull Instant startedAt, @NotNull Instant endedAt) {

    /** As the database's functions take them; none for null. */
    public static Object json(List<BreakRequest> breaks) {
        return Sql.json(breaks == null ? List.of() : breaks);
    }
}
