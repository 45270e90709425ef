/** Shifts: who is planned to work when, and for which model. */
package io.onyxos.operations.shift;
