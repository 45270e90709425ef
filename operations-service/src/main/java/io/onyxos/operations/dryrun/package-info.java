/** Asking what a change would come to. */
package io.onyxos.operations.dryrun;
