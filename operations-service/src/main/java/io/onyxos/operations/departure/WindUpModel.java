package io.onyxos.operations.departure;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Cancels the shifts planned for an archived model and ends its assignments. */
@ApplicationScoped
class WindUpModel implements EventHandler<ModelArchived> {

    @Override
    public Class<ModelArchived> consumes() {
        return ModelArchived.class;
    }

    @Override
    public Uni<?> handle(ModelArchived archived, ReceivedEvent about) {
        return Sql.run("select operations.on_model_archived($1, $2)", about.agencyId(), archived.modelId());
    }
}
