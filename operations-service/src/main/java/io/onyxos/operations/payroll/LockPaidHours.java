package io.onyxos.operations.payroll;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Marks hours as paid that the run's own transaction did not. */
@ApplicationScoped
class LockPaidHours implements EventHandler<PayoutFinalized> {

    @Override
    public Class<PayoutFinalized> consumes() {
        return PayoutFinalized.class;
    }

    @Override
    public Uni<?> handle(PayoutFinalized paid, ReceivedEvent about) {
        return Sql.run(
                "select operations.on_payout_finalized($1, $2, $3, $4)",
                about.agencyId(),
                paid.payoutRunId(),
                Sql.array(UUID.class, paid.timesheetIds()),
                Sql.array(UUID.class, paid.timesheetAdjustmentIds()));
    }
}
