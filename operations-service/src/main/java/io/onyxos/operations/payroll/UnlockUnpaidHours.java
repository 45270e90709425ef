package io.onyxos.operations.payroll;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Frees hours for the next run that the run's own transaction did not. */
@ApplicationScoped
class UnlockUnpaidHours implements EventHandler<PayoutVoided> {

    private final Database database;

    UnlockUnpaidHours(Database database) {
        this.database = database;
    }

    @Override
    public Class<PayoutVoided> consumes() {
        return PayoutVoided.class;
    }

    @Override
    public Uni<?> handle(PayoutVoided voided, ReceivedEvent about) {
        return database.sql(
                "select operations.on_payout_voided($1, $2)", Tuple.of(about.agencyId(), voided.payoutRunId()));
    }
}
