package io.onyxos.core.account;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The model that accounts belong to, as far as they have to do with it. */
final class OwnModel {

    private OwnModel() {}

    /** Refuses with 404 what the caller cannot see. */
    static Uni<Void> visible(UUID model) {
        return Sql.run("select from public.models where id = $1", model)
                .invoke(found -> {
                    if (found == 0) {
                        throw Problem.notFound();
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Marks the model as changed, because its answer embeds its accounts and its tag must not outlive them; refuses with
     * 404 a hidden model and with 403 one that is not the caller's to change.
     */
    static Uni<Void> touch(UUID model) {
        return Sql.run("update public.models set name = name where id = $1", model)
                .flatMap(touched -> touched == 1
                        ? Uni.createFrom().voidItem()
                        : visible(model).invoke(() -> {
                            throw Problem.forbidden();
                        }));
    }
}
