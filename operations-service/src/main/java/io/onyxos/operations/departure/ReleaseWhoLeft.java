package io.onyxos.operations.departure;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Clocks out a member who left, frees the planned shifts and ends the assignments. */
@ApplicationScoped
class ReleaseWhoLeft implements EventHandler<ProfileDeactivated> {

    @Override
    public Class<ProfileDeactivated> consumes() {
        return ProfileDeactivated.class;
    }

    @Override
    public Uni<?> handle(ProfileDeactivated left, ReceivedEvent about) {
        return Sql.run("select operations.on_profile_deactivated($1, $2)", about.agencyId(), left.profileId());
    }
}
