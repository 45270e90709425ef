package io.onyxos.operations.departure;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Cancels what was planned for a model and ends who is assigned to her. */
@ApplicationScoped
class WindUpModel implements EventHandler<ModelArchived> {

    private final Database database;

    WindUpModel(Database database) {
        this.database = database;
    }

    @Override
    public Class<ModelArchived> consumes() {
        return ModelArchived.class;
    }

    @Override
    public Uni<?> handle(ModelArchived archived, ReceivedEvent about) {
        return database.sql(
                "select operations.on_model_archived($1, $2)", Tuple.of(about.agencyId(), archived.modelId()));
    }
}
