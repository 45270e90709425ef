package io.onyxos.kit.testing.matrix;

import java.util.HashSet;
import java.util.Set;

/**
 * What the database knows of a person.
 *
 * @param agency of the active profile, else null
 * @param models the models that the person is assigned to now
 */
record Standing(String id, String agency, String role, int rank, Set<String> permissions, Set<String> models) {

    /** Of somebody without a token. */
    static final Standing NOBODY = new Standing(null, null, null, 0, Set.of(), Set.of());

    Standing without(Set<String> withheld) {
        Set<String> left = new HashSet<>(permissions);
        left.removeAll(withheld);
        return new Standing(id, agency, role, rank, left, models);
    }
}
