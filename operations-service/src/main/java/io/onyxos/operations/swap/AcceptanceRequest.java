package io.onyxos.operations.swap;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is given for a shift.
 *
 * @param counterShiftId for a swap that names none: the caller's own shift
 */
@Schema(examples = """
        { "counter_shift_id": "a0000000-0000-4000-8000-000000001002" }""")
record AcceptanceRequest(UUID counterShiftId) {}
