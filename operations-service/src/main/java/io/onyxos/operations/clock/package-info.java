/** The time clock: what people press when they come, pause, change the model and go. */
package io.onyxos.operations.clock;
