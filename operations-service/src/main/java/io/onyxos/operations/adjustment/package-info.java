/** Minutes added to or taken from what is paid, beside entries that can no longer change. */
package io.onyxos.operations.adjustment;
