package io.onyxos.core.profile;

import io.onyxos.kit.database.Reasoned;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a member is to be locked out. */
@Schema(examples = """
        {"reason": "Contract ended on 28 February."}\
        """)
record DeactivationRequest(
        @MultiLine @NotBlank @Size(min = 3, max = 500) String reason) implements Reasoned {}
