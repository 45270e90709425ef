package io.onyxos.operations.clock;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A clock-in.
 *
 * @param shiftId a shift of one's own; the nearest that can be clocked into if absent
 * @param modelId the shift's if absent
 * @param clientTime what the device's clock says, evidence only
 */
@Schema(examples = """
        {
          "shift_id": "a0000000-0000-4000-8000-000000000501", "model_id": "a0000000-0000-4000-8000-000000000201",
          "note": null, "client_time": "2026-03-10T17:52:08Z"
        }\
        """)
record ClockInRequest(
        UUID shiftId,
        UUID modelId,
        @MultiLine @Size(max = 500) String note,
        Instant clientTime) {}
