/**
 * What operations does when finance settles or voids a payout. Each effect is one function of the database that checks
 * the current state, so an event that arrives late or twice changes nothing that is no longer true.
 */
package io.onyxos.operations.payroll;
