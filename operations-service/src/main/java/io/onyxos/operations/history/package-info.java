/** Who did what to a row, for people who see the row. */
package io.onyxos.operations.history;
