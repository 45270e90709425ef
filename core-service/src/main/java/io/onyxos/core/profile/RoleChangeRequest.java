package io.onyxos.core.profile;

import io.onyxos.core.role.Role;
import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member's new role, and why. */
@Schema(examples = """
        {"role": "paladin", "reason": "Leads the night shift from March on."}\
        """)
record RoleChangeRequest(
        @NotNull Role role,
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason) implements Reasoned {}
