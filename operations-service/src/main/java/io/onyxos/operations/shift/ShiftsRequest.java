package io.onyxos.operations.shift;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Shifts to plan, in the order in which they are tried. */
@Schema(examples = """
        {
          "items": [{"employee_id": "a0000000-0000-4000-8000-000000000110", "start_time": "2026-03-10T18:00:00Z",
          "end_time": "2026-03-11T02:00:00Z"}]
        }\
        """)
record ShiftsRequest(@NotEmpty @Size(max = 200) List<@NotNull @Valid ShiftRequest> items) {

    /** As {@code operations.add_shifts} takes them. */
    JsonArray rows() {
        JsonArray rows = new JsonArray();
        items.forEach(item -> rows.add(row(item)));
        return rows;
    }

    private static JsonObject row(ShiftRequest item) {
        return new JsonObject()
                .put("employee_id", text(item.employeeId()))
                .put("model_id", text(item.modelId()))
                .put("title", item.title())
                .put("notes", item.notes())
                .put("start_time", text(item.startTime()))
                .put("end_time", text(item.endTime()))
                .put("timezone", item.timezone())
                .put("planned_break_minutes", item.plannedBreakMinutes())
                .put("allow_overlap", item.allowOverlap())
                .put("publish", item.published())
                .put("force", item.force())
                .put("reason", item.reason());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
