package io.onyxos.core.profile;

import io.onyxos.kit.database.Reasoned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a member is to be locked out. */
record DeactivationRequest(@NotBlank @Size(max = 500) String reason) implements Reasoned {}
