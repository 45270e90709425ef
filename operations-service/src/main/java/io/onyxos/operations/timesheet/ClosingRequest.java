package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a person who forgot to clock out stopped working. */
@Schema(examples = """
        {
          "clock_out": "2026-03-11T02:00:00Z", "reason": "Forgot to clock out."
        }\
        """)
record ClosingRequest(
        @NotNull Instant clockOut,
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason) implements Reasoned {}
