package io.onyxos.operations.payroll;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.events.EventHandler;
import io.onyxos.kit.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Frees hours for the next run that the run's own transaction did not. */
@ApplicationScoped
class UnlockUnpaidHours implements EventHandler<PayoutVoided> {

    @Override
    public Class<PayoutVoided> consumes() {
        return PayoutVoided.class;
    }

    @Override
    public Uni<?> handle(PayoutVoided voided, ReceivedEvent about) {
        return Sql.run("select operations.on_payout_voided($1, $2)", about.agencyId(), voided.payoutRunId());
    }
}
