package io.onyxos.core.term;

import io.onyxos.kit.entity.StoredEnum;

/** What a rate is taken of. */
enum Basis {
    /** What the audience paid, less refunds. */
    GROSS,
    /** What the platform pays out. */
    NET;

    /** For Hibernate. */
    static class Stored extends StoredEnum<Basis> {

        Stored() {
            super(Basis.class);
        }
    }
}
