package io.onyxos.operations.payroll;

import io.onyxos.kit.events.EventType;
import java.util.UUID;

/** A person's slip of a run pays nothing any more. */
@EventType("io.onyxos.finance.payout.voided.v1")
record PayoutVoided(UUID payoutRunId) {}
