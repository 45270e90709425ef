/** Shifts: planned work of a person for a model. */
package io.onyxos.operations.shift;
