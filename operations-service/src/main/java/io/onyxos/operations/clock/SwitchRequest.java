package io.onyxos.operations.clock;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * From one model to the next, at the same instant.
 *
 * @param clientTime what the device's clock says, evidence only
 */
@Schema(examples = """
        {
          "model_id": "a0000000-0000-4000-8000-000000000201", "client_time": "2026-03-10T20:00:00Z"
        }\
        """)
record SwitchRequest(@NotNull UUID modelId, Instant clientTime) {}
