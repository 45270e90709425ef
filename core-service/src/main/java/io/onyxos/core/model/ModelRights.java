package io.onyxos.core.model;

import io.onyxos.kit.database.Standing;

/**
 * What the caller may do with the models they see; the same for each of them.
 *
 * @param edit change, move, delete, and write accounts
 * @param viewTerms see how revenue is split
 * @param editTerms set how revenue is split
 * @param viewPrivate read and write the private file
 */
record ModelRights(boolean edit, boolean viewTerms, boolean editTerms, boolean viewPrivate) {

    /** A letter for each right that is missing; what is shown of a model depends on them. */
    String withheld() {
        return (edit ? "" : "e") + (viewTerms ? "" : "v") + (editTerms ? "" : "t") + (viewPrivate ? "" : "p");
    }

    static ModelRights of(Standing standing) {
        return new ModelRights(
                standing.may("manage_models"),
                standing.may("view_model_terms"),
                standing.may("manage_model_terms"),
                standing.may("view_model_private"));
    }
}
