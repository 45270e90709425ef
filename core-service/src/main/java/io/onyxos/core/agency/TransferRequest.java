package io.onyxos.core.agency;

import io.onyxos.core.role.Role;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Ownership that changes hands.
 *
 * @param toProfileId an active member, the owner from now on
 * @param myNewRole what the caller is afterwards; any role but owner
 * @param confirmName the agency's name, spelt out
 */
record TransferRequest(
        @NotNull UUID toProfileId,
        @NotNull Role myNewRole,
        @NotNull String confirmName) {}
