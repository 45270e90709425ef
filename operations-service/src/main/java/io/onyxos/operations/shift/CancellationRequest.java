package io.onyxos.operations.shift;

import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a shift is cancelled; its employee can read it. */
@Schema(examples = """
        {
          "reason": "Luna is ill"
        }\
        """)
record CancellationRequest(
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason) implements Reasoned {}
