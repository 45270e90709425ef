package io.onyxos.operations.departure;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes who left off the clock and the rota; their assignments end. */
@ApplicationScoped
class ReleaseWhoLeft implements EventHandler<ProfileDeactivated> {

    private final Database database;

    ReleaseWhoLeft(Database database) {
        this.database = database;
    }

    @Override
    public Class<ProfileDeactivated> consumes() {
        return ProfileDeactivated.class;
    }

    @Override
    public Uni<?> handle(ProfileDeactivated left, ReceivedEvent about) {
        return database.sql(
                "select operations.on_profile_deactivated($1, $2)", Tuple.of(about.agencyId(), left.profileId()));
    }
}
