package io.onyxos.operations.timeoff;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How time off is granted.
 *
 * @param unassign lets the person's shifts in that time become open
 * @param note for the person
 */
@Schema(examples = """
        { "unassign": true, "note": "Enjoy." }""")
record ApprovalRequest(
        Boolean unassign, @MultiLine @Size(max = 500) String note) {}
