package io.onyxos.operations.assignment;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When an assignment ends.
 *
 * @param endsOn its last day, in the agency's zone
 */
@Schema(examples = """
        {
          "ends_on": "2026-03-31"
        }\
        """)
record EndingRequest(@NotNull LocalDate endsOn) {}
