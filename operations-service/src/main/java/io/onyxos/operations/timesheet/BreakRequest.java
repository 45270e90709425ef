package io.onyxos.operations.timesheet;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/** A pause within an entry, both ends known. */
public record BreakRequest(
        @NotNull Instant startedAt, @NotNull Instant endedAt) {

    /** As the database's functions take them; none for null. */
    public static JsonArray json(List<BreakRequest> breaks) {
        JsonArray json = new JsonArray();
        if (breaks != null) {
            breaks.forEach(pause -> json.add(new JsonObject()
                    .put("started_at", pause.startedAt.toString())
                    .put("ended_at", pause.endedAt.toString())));
        }
        return json;
    }
}
