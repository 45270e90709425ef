package io.onyxos.core.profile;

import io.onyxos.core.role.Role;
import io.onyxos.kit.database.Reasoned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A member's new role, and why. */
record RoleChangeRequest(
        @NotNull Role role, @NotBlank @Size(max = 500) String reason) implements Reasoned {}
