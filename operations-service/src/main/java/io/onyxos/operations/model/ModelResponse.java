package io.onyxos.operations.model;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * Which model a row is about, in short.
 *
 * @param name null for a model that the caller may not see, on a row that they may
 */
public record ModelResponse(UUID id, @Nullable String name) {

    /** Selects the model's name in the row's own query, so that policies hide it. */
    public static final String NAME = "(select m.name from public.models m where m.id = model_id)";

    /** Null for no model. */
    public static ModelResponse of(UUID id, String name) {
        return id == null ? null : new ModelResponse(id, name);
    }
}
