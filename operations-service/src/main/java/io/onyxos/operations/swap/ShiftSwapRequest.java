package io.onyxos.operations.swap;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request to hand an own shift to another person.
 *
 * @param shiftId an own published shift that has not begun
 * @param targetEmployeeId the person who is asked; null for everybody
 * @param counterShiftId for a swap: the shift wanted in return; null lets the other person name it
 */
@Schema(examples = """
        {
          "shift_id": "a0000000-0000-4000-8000-000000001001", "kind": "cover", "target_employee_id": null,
          "counter_shift_id": null, "note": "A wedding."
        }""")
record ShiftSwapRequest(
        @NotNull UUID shiftId,
        @NotNull SwapKind kind,
        UUID targetEmployeeId,
        UUID counterShiftId,
        @MultiLine @Size(max = 300) String note) {}
