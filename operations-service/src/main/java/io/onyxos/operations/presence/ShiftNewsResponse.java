package io.onyxos.operations.presence;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * News of a shift that nobody has come to, of the events {@code late_detected} and {@code missed}.
 *
 * @param at when it was noticed
 */
@Schema(examples = """
        {"shift_id": "a0000000-0000-4000-8000-000000000501", "employee_id": "a0000000-0000-4000-8000-000000000110",
        "model_id": "a0000000-0000-4000-8000-000000000201", "start_time": "2026-03-10T18:00:00Z",
        "end_time": "2026-03-11T02:00:00Z", "at": "2026-03-10T18:10:04.201Z"}""")
record ShiftNewsResponse(
        UUID shiftId,
        @Nullable UUID employeeId,
        @Nullable UUID modelId,
        Instant startTime,
        Instant endTime,
        Instant at) {}
