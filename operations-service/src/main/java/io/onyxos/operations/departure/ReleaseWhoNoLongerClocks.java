package io.onyxos.operations.departure;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Clocks out a member whose new role works no shifts, and frees the planned shifts. */
@ApplicationScoped
class ReleaseWhoNoLongerClocks implements EventHandler<RoleChanged> {

    @Override
    public Class<RoleChanged> consumes() {
        return RoleChanged.class;
    }

    @Override
    public Uni<?> handle(RoleChanged changed, ReceivedEvent about) {
        return Sql.run(
                "select operations.on_role_changed($1, $2, $3)", about.agencyId(), changed.profileId(), changed.to());
    }
}
