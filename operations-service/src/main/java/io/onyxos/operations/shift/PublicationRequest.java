package io.onyxos.operations.shift;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which drafts people are to see.
 *
 * @param from drafts that end after it
 * @param to drafts that begin before it
 * @param employeeIds whose drafts; all, open ones included, if absent
 */
@Schema(examples = """
        {
          "from": "2026-03-09T00:00:00Z", "to": "2026-03-16T00:00:00Z"
        }\
        """)
record PublicationRequest(
        @NotNull Instant from,
        @NotNull Instant to,
        @Size(max = 200) List<@NotNull UUID> employeeIds) {}
