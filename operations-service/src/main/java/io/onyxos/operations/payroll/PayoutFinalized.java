package io.onyxos.operations.payroll;

import io.onyxos.kit.events.EventType;
import java.util.List;
import java.util.UUID;

/** A person's slip of a run is settled, with the hours that it pays. */
@EventType("io.onyxos.finance.payout.finalized.v1")
record PayoutFinalized(UUID payoutRunId, List<UUID> timesheetIds, List<UUID> timesheetAdjustmentIds) {}
