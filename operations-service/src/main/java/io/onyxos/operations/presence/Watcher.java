package io.onyxos.operations.presence;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.identity.Caller;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Somebody who may see who is on the clock, and of which agency. */
record Watcher(Caller caller, UUID agencyId) {

    private static final String STANDING =
            "select private.my_agency_id() as agency_id, private.require_permission('view_all_timesheets')::text";

    /** Fails with what the database refuses the caller with. */
    static Uni<Watcher> of(Database database, Caller caller) {
        return database.row(caller, STANDING, row -> new Watcher(caller, row.uuid("agency_id")));
    }
}
