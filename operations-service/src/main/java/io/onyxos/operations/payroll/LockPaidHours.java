package io.onyxos.operations.payroll;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Marks hours as paid that the run's own transaction did not. */
@ApplicationScoped
class LockPaidHours implements EventHandler<PayoutFinalized> {

    private final Database database;

    LockPaidHours(Database database) {
        this.database = database;
    }

    @Override
    public Class<PayoutFinalized> consumes() {
        return PayoutFinalized.class;
    }

    @Override
    public Uni<?> handle(PayoutFinalized paid, ReceivedEvent about) {
        return database.sql(
                "select operations.on_payout_finalized($1, $2, $3, $4)",
                Tuple.of(
                        about.agencyId(),
                        paid.payoutRunId(),
                        paid.timesheetIds().toArray(UUID[]::new),
                        paid.timesheetAdjustmentIds().toArray(UUID[]::new)));
    }
}
