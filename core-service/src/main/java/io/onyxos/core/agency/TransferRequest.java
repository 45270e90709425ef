package io.onyxos.core.agency;

import io.onyxos.core.role.Role;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Ownership that changes hands.
 *
 * @param toProfileId an active member, the owner from now on
 * @param myNewRole what the caller is afterwards; any role but owner
 * @param confirmName the agency's name, spelt out
 */
@Schema(examples = """
        {
          "to_profile_id": "a0000000-0000-4000-8000-000000000102", "my_new_role": "admin", "confirm_name": "Aurora"
        }""")
record TransferRequest(
        @NotNull UUID toProfileId,
        @NotNull Role myNewRole,
        @NotNull String confirmName) {}
