package io.onyxos.core.model;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;

/**
 * What the caller may do with the models they see; the same for each of them.
 *
 * @param edit change, move, delete, and write accounts
 * @param viewTerms see how revenue is split
 * @param editTerms set how revenue is split
 * @param viewPrivate read and write the private file
 */
record ModelRights(boolean edit, boolean viewTerms, boolean editTerms, boolean viewPrivate) {

    private static final String SQL = "select private.has_permission('manage_models'),"
            + " private.has_permission('view_model_terms'), private.has_permission('manage_model_terms'),"
            + " private.has_permission('view_model_private')";

    /** A letter for each right that is missing; what is shown of a model depends on them. */
    String withheld() {
        return (edit ? "" : "e") + (viewTerms ? "" : "v") + (editTerms ? "" : "t") + (viewPrivate ? "" : "p");
    }

    static Uni<ModelRights> ofCaller(Database database) {
        return database.sql(SQL, Tuple.tuple())
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new ModelRights(row.getBoolean(0), row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)));
    }
}
