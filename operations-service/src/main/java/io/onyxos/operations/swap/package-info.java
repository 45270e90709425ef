/** Shift swaps: requests to hand a shift to another person. */
package io.onyxos.operations.swap;
