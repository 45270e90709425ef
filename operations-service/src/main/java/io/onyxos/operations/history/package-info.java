/** The changes of one row, for people who see the row. */
package io.onyxos.operations.history;
