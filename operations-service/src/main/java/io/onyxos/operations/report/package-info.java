/** Sums over what was planned and worked. */
package io.onyxos.operations.report;
