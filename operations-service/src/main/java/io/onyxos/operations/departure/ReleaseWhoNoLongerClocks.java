package io.onyxos.operations.departure;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes who works no shifts any more off the clock and the rota. */
@ApplicationScoped
class ReleaseWhoNoLongerClocks implements EventHandler<RoleChanged> {

    private final Database database;

    ReleaseWhoNoLongerClocks(Database database) {
        this.database = database;
    }

    @Override
    public Class<RoleChanged> consumes() {
        return RoleChanged.class;
    }

    @Override
    public Uni<?> handle(RoleChanged changed, ReceivedEvent about) {
        return database.sql(
                "select operations.on_role_changed($1, $2, $3)",
                Tuple.of(about.agencyId(), changed.profileId(), changed.to()));
    }
}
