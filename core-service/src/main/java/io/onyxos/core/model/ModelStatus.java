package io.onyxos.core.model;

import io.onyxos.kit.entity.StoredEnum;

/** Where a model is on the way through the agency. */
enum ModelStatus {
    ONBOARDING,
    ACTIVE,
    PAUSED,
    ARCHIVED;

    /** For Hibernate. */
    static class Stored extends StoredEnum<ModelStatus> {

        Stored() {
            super(ModelStatus.class);
        }
    }
}
