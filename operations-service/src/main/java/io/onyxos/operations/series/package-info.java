/** Series: shifts that repeat by a rule. */
package io.onyxos.operations.series;
