package io.onyxos.operations.timeoff;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why time off is not granted.
 *
 * @param note for the person
 */
@Schema(examples = """
        { "note": "Three others are away already." }""")
record RejectionRequest(@MultiLine @Size(max = 500) String note) {}
