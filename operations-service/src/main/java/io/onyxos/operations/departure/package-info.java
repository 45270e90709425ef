/**
 * What operations does when core says that a person or a model is gone. Each effect is one function of the database that
 * checks the current state, so an event that arrives late or twice changes nothing that is no longer true.
 */
package io.onyxos.operations.departure;
