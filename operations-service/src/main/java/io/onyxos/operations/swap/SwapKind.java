package io.onyxos.operations.swap;

import io.onyxos.kit.entity.StoredEnum;

/** What is asked for. */
enum SwapKind {
    /** Somebody takes the shift. */
    COVER,
    /** Somebody takes the shift and gives another for it. */
    SWAP;

    /** For Hibernate. */
    static class Stored extends StoredEnum<SwapKind> {

        Stored() {
            super(SwapKind.class);
        }
    }
}
