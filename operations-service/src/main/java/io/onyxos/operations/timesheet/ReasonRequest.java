package io.onyxos.operations.timesheet;

import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason for a decision about an entry. */
@Schema(examples = """
        {
          "reason": "The break is missing."
        }\
        """)
record ReasonRequest(
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason) implements Reasoned {}
